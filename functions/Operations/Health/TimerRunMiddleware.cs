using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using RtcFunctions.Health;

namespace RtcFunctions.Operations.Health;

/// <summary>Notes how the runs of timer functions end. One that the app's own end cut short is neither well nor failed.</summary>
internal sealed partial class TimerRunMiddleware(HealthRecords records, TimeProvider clock, ILogger<TimerRunMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    internal const string FailedEvent = "TimerFailed";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is null ? RunTimerAsync(context, next) : next(context);

    private async Task RunTimerAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        var began = clock.GetUtcNow();
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            Log.Failed(logger, error, context.FunctionDefinition.Name);
            await NoteAsync(context.FunctionDefinition.Name, new(began, IsOk: false));
            throw;
        }

        await NoteAsync(context.FunctionDefinition.Name, new(began, IsOk: true));
    }

    private async Task NoteAsync(string function, TimerRun run)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            await records.WriteAsync(TimerRun.Row(function), run.Write(), patience.Token).WaitAsync(patience.Token);
        }
        // Whatever it is, the run's own result counts for more, and the host learns of that one.
        catch (Exception error)
        {
            Log.NotNoted(logger, error, function);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = FailedEvent, Level = LogLevel.Error, Message = "The timer {Function} failed.")]
        public static partial void Failed(ILogger logger, Exception error, string function);

        [LoggerMessage(EventName = "TimerRunNotNoted", Level = LogLevel.Warning, Message = "How the timer {Function} ran could not be noted.")]
        public static partial void NotNoted(ILogger logger, Exception error, string function);
    }
}
