using System.Diagnostics.CodeAnalysis;

namespace RtcFunctions.Http;

/// <summary>What was asked for, or the problem that the caller is told instead.</summary>
public readonly struct Outcome<T>
    where T : notnull
{
    private readonly T? _value;
    private readonly Problem? _problem;

    private Outcome(T? value, Problem? problem)
    {
        _value = value;
        _problem = problem;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);

    public bool Failed([NotNullWhen(false)] out T? value, [NotNullWhen(true)] out Problem? problem)
    {
        value = _value;
        problem = _problem;
        return problem is not null;
    }
}
