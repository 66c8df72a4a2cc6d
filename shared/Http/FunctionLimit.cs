using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Http;

/// <summary>
/// How many calls of one function may be under way at once, where that is not the usual number, and what one more is answered.
/// Such a function reads no large bodies, and needs no share of the memory for them.
/// </summary>
public sealed record FunctionLimit(string Function, int AtOnce)
{
    public IResult Refusal { get; init; } = Problem.Overloaded();
}
