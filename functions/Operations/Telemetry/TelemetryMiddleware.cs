using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Operations.Telemetry;

/// <summary>Gives every function call its span, its measurement and, where it answers a request, its one line in the log.</summary>
internal sealed partial class TelemetryMiddleware(FunctionMetrics metrics, TimeProvider clock, ILogger<TelemetryMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    private bool IsWanted =>
        logger.IsEnabled(LogLevel.Information) || metrics.AreDurationsWanted || Instrumentation.Source.HasListeners();

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => context.GetHttpContext() switch
    {
        null => RunTimerAsync(context, next),
        { } http => IsWanted ? AnswerAsync(context, http, next) : next(context),
    };

    private async Task AnswerAsync(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        var function = InvokedFunction.Find(context.FunctionDefinition.Name);
        var span = FunctionSpan.Begin(context, function.NameSpan(http.Request.Method), ActivityKind.Server, "http");
        new HttpInvocation(http, function, span, metrics, logger, clock).Begin();
        await next(context);
    }

    private async Task RunTimerAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = context.FunctionDefinition.Name;
        var began = clock.GetTimestamp();
        metrics.TimerBegan(function);
        using var span = FunctionSpan.Begin(context, function, ActivityKind.Internal, "timer");
        string? errorType = null;
        try
        {
            await next(context);
        }
        catch (Exception error)
        {
            errorType = error.GetType().FullName!;
            span?.Fail(errorType);
            throw;
        }
        finally
        {
            var duration = clock.GetElapsedTime(began);
            metrics.Took(function, "timer", duration, status: null, errorType);
            Log.Ran(logger, function, errorType ?? "ok", duration.TotalMilliseconds);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = "TimerRan", Level = LogLevel.Debug, Message = "{Function}: {Result} in {Milliseconds:0.0} ms")]
        public static partial void Ran(ILogger logger, string function, string result, double milliseconds);
    }
}
