using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Operations.Telemetry;

/// <summary>
/// A function call that answers a request. It ends when the answer has gone out, which is after the function's middleware has: only
/// then is there a status, and a vendor's body has been handed on.
/// </summary>
internal sealed partial class HttpInvocation(
    HttpContext http, InvokedFunction function, Activity? span, FunctionMetrics metrics, ILogger logger, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private readonly RequestTrace _trace = span is null ? RequestTrace.Begin(http) : new(span.TraceId.ToHexString());

    public void Begin()
    {
        span?.SetTag(FunctionTag.Method, http.Request.Method);
        span?.SetTag(FunctionTag.Route, function.Route);
        http.Features.Set(_trace);
        http.Response.OnCompleted(static invocation => ((HttpInvocation)invocation).EndAsync(), this);
    }

    private Task EndAsync()
    {
        var hosts = Activity.Current;
        Activity.Current = span ?? hosts;
        var isGone = http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted;
        var status = isGone ? StatusCodes.Status499ClientClosedRequest : http.Response.StatusCode;
        var errorType = status >= StatusCodes.Status500InternalServerError
            ? _trace.ErrorType ?? status.ToString(CultureInfo.InvariantCulture)
            : null;
        var duration = clock.GetElapsedTime(_began);
        Log.Answered(logger, function.Name, http.Request.Method, function.Route, status, duration.TotalMilliseconds, _trace.Id);
        if (metrics.AreDurationsWanted)
        {
            metrics.Took(function.Name, "http", duration, status, errorType);
        }

        if (span is not null)
        {
            span.SetTag(FunctionTag.Status, status);
            if (errorType is not null)
            {
                span.Fail(errorType);
            }

            span.Stop();
        }

        Activity.Current = hosts;
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = "RequestAnswered", Level = LogLevel.Information, Message =
            "{Function} {Method} {Route}: {Status} in {Milliseconds:0.0} ms, trace {TraceId}")]
        public static partial void Answered(
            ILogger logger, string function, string method, string? route, int status, double milliseconds, string traceId);
    }
}
