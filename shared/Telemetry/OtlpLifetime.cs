using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace RtcFunctions.Telemetry;

/// <summary>Listens from the start, and sends what is left when all else has ended; a collector that does not answer is not waited for.</summary>
internal sealed class OtlpLifetime(TracerProvider traces, MeterProvider metrics, LoggerProvider logs) : IHostedLifecycleService
{
    private const int LongestFlush = 3000;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Each blocks its thread until it has sent, or the time is up.
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => traces.Shutdown(LongestFlush), CancellationToken.None),
        Task.Run(() => metrics.Shutdown(LongestFlush), CancellationToken.None),
        Task.Run(() => logs.Shutdown(LongestFlush), CancellationToken.None));
}
