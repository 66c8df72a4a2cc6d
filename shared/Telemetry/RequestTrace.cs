using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Telemetry;

/// <summary>
/// The trace of a request, kept with it: its answer is written after the function's span has left the flow of the code.
/// </summary>
public sealed class RequestTrace(string id)
{
    public string Id => id;

    /// <summary>What the function failed with, by type: an exception's text may quote what nobody should read.</summary>
    public string? ErrorType { get; private set; }

    public void Fail(Exception error) => ErrorType = error.GetType().FullName;

    public static RequestTrace? Of(HttpContext http) => http.Features.Get<RequestTrace>();

    /// <summary>The ID of the request's trace, which begins here where it has not.</summary>
    public static string IdOf(HttpContext http) => (Of(http) ?? Begin(http)).Id;

    /// <summary>The request's trace from now on: the caller's where he sent one, else a new one.</summary>
    public static RequestTrace Begin(HttpContext http)
    {
        var trace = new RequestTrace(SentId(http.Request.Headers) ?? ActivityTraceId.CreateRandom().ToHexString());
        http.Features.Set(trace);
        return trace;
    }

    private static string? SentId(IHeaderDictionary headers) =>
        ActivityContext.TryParse(headers.TraceParent, traceState: null, out var sent) ? sent.TraceId.ToHexString() : null;
}
