using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.LocalWorker;

/// <summary>The trace that a caller says his request belongs to.</summary>
internal sealed class LocalTraceContext(string traceParent, string traceState) : TraceContext
{
    private static readonly LocalTraceContext None = new("", "");

    public override string TraceParent => traceParent;

    public override string TraceState => traceState;

    /// <summary>None where it is not said, or not in the words of the W3C.</summary>
    public static LocalTraceContext Of(HttpContext? http)
    {
        if (http?.Request.Headers is not { TraceParent: [{ Length: > 0 } parent] } headers)
        {
            return None;
        }

        var state = headers.TraceState.ToString();
        return ActivityContext.TryParse(parent, state, out _) ? new(parent, state) : None;
    }
}
