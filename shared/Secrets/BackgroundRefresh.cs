using Microsoft.Extensions.Hosting;

namespace RtcFunctions.Secrets;

/// <summary>
/// Has this instance's secrets read again once they are five minutes old, asked for meanwhile or not: that a credential which
/// callers bring was rotated shows in no vendor's answer.
/// </summary>
internal sealed class BackgroundRefresh(SecretCache secrets, TimeProvider clock) : BackgroundService
{
    // Also how soon a source that came back is noticed.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            secrets.RefreshWhereDue();
        }
    }
}
