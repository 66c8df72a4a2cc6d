using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Operations.Telemetry;

/// <summary>Begins and ends the span of one function call.</summary>
internal static class FunctionSpan
{
    /// <summary>
    /// The span, current from now on in the flow of the caller; null where nobody listens. Its parent is the caller's span or none:
    /// what the host began for itself goes nowhere, and a child of that would have a parent that nobody sees.
    /// </summary>
    public static Activity? Begin(FunctionContext context, string name, ActivityKind kind, string trigger)
    {
        if (!Instrumentation.Source.HasListeners())
        {
            return null;
        }

        var trace = context.TraceContext;
        var parent = ActivityContext.TryParse(trace.TraceParent, trace.TraceState, isRemote: true, out var callers) ? callers : default;
        var hosts = Activity.Current;
        Activity.Current = null;
        var span = Instrumentation.Source.StartActivity(name, kind, parent);
        if (span is null)
        {
            Activity.Current = hosts;
            return null;
        }

        span.SetTag(FunctionTag.Name, context.FunctionDefinition.Name);
        span.SetTag(FunctionTag.Trigger, trigger);
        span.SetTag(FunctionTag.InvocationId, context.InvocationId);
        return span;
    }

    /// <summary>Without an exception's text, which may hold what nobody should read.</summary>
    public static void Fail(this Activity span, string errorType) =>
        span.SetTag(FunctionTag.ErrorType, errorType).SetStatus(ActivityStatusCode.Error);
}
