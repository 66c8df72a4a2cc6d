using System.Threading.RateLimiting;

namespace RtcFunctions.Meet.Calls;

/// <summary>One call's place in the <see cref="StreamingPace"/>: its attempts wait five seconds for their turns, all together.</summary>
internal sealed class CallTurn(StreamingPace pace, TimeProvider clock) : RateLimiter
{
    private TimeSpan _patience = TimeSpan.FromSeconds(5);

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => pace.GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => pace.AttemptAcquire(permitCount);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var patience = new CancellationTokenSource(_patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await pace.AcquireAsync(permitCount, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new NoLease();
        }
        finally
        {
            var left = _patience - clock.GetElapsedTime(started);
            _patience = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private sealed class NoLease : RateLimitLease
    {
        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
