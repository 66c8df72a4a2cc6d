using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.LocalWorker;

/// <summary>What starts a function, and where the values of its parameters come from.</summary>
internal abstract record FunctionTrigger(IReadOnlyList<Func<LocalFunctionContext, object?>> Sources);

internal sealed record HttpRoute(
    HttpTriggerAttribute Attribute,
    RoutePattern Pattern,
    IReadOnlyList<Func<LocalFunctionContext, object?>> Sources) : FunctionTrigger(Sources);

internal sealed record TimerStart(
    TimerTriggerAttribute Attribute,
    IReadOnlyList<Func<LocalFunctionContext, object?>> Sources) : FunctionTrigger(Sources);
