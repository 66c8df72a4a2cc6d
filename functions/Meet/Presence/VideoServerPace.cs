using System.Threading.RateLimiting;

namespace RtcFunctions.Meet.Presence;

/// <summary>Twenty of our own calls a second to the video servers, all together and evenly: their limit is on no page.</summary>
internal sealed class VideoServerPace : IDisposable
{
    private readonly TokenBucketRateLimiter _limiter = new(new()
    {
        TokenLimit = 1,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(50),
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var turn = await _limiter.AcquireAsync(1, cancellationToken);
    }

    public void Dispose() => _limiter.Dispose();
}
