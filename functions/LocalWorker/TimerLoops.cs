using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RtcFunctions.LocalWorker;

/// <summary>Runs the timer functions from the moment the app listens until it is told to stop; one that fails runs again.</summary>
internal sealed partial class TimerLoops(
    FunctionTimers timers,
    FunctionPipeline pipeline,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<TimerLoops> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        try
        {
            await ListeningAsync(stopping.Token);
            await Task.WhenAll(timers.All.Select(timer => timer.LoopAsync(
                info => RunAsync(timer.Function, info, stopping.Token), clock, stopping.Token)));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The loops end here.
        }
    }

    private async Task ListeningAsync(CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(LocalFunction function, TimerInfo info, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await pipeline.RunAsync(LocalFunctionContext.ForTimer(function, info, scope.ServiceProvider, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            Log.Failed(logger, error, function.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = "TimerFailed", Level = LogLevel.Error, Message =
            "The timer {Function} failed; it runs again when it is next due.")]
        public static partial void Failed(ILogger logger, Exception error, string function);
    }
}
