using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Meet;
using RtcFunctions.Storage;
using RtcFunctions.Timers;

namespace RtcFunctions.Operations;

/// <summary>
/// Removes what ended more than <c>Meet__RetentionDays</c> ago: the setting bears the name of the feature that it was made for, and
/// holds for all that the app stores. What one run does not get to, the next ones do.
/// </summary>
public sealed class SweepExpired(IEnumerable<ISweeper> sweepers, IOptions<MeetOptions> options, TimeProvider clock)
{
    // Within the five minutes that the Functions host gives a function on the plans that give least.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(4);

    [Function(nameof(SweepExpired))]
    [DefaultSchedule("0 0 * * * *")]
    public async Task Run([TimerTrigger("%ScheduleSweepExpired%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestRun, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var cutoff = clock.GetUtcNow().AddDays(-options.Value.RetentionDays);

        await Task.WhenAll(sweepers.Select(sweeper => SweepAsync(sweeper, cutoff, end.Token)));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task SweepAsync(ISweeper sweeper, DateTimeOffset cutoff, CancellationToken cancellationToken)
    {
        try
        {
            await sweeper.SweepAsync(cutoff, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // That there is more than one run removes is no failure.
        }
    }
}
