using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace RtcFunctions.Meet.Calls;

/// <summary>
/// The Streaming Platform's limit, which holds for any one second. A permit goes back a second after its request was
/// answered: the vendor saw that request longer ago than a second, however long it was under way. First come, first served.
/// </summary>
internal sealed class StreamingPace(IOptions<MeetOptions> options, TimeProvider clock) : RateLimiter
{
    // Timers may fire a tick of the system's clock early: 16 ms on Windows.
    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(1020);

    private readonly ConcurrencyLimiter _permits = new(new()
    {
        PermitLimit = options.Value.RequestsPerSecond,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public override TimeSpan? IdleDuration => _permits.IdleDuration;

    public override RateLimiterStatistics? GetStatistics() => _permits.GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => Hold(_permits.AttemptAcquire(permitCount));

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        Hold(await _permits.AcquireAsync(permitCount, cancellationToken));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _permits.Dispose();
        }

        base.Dispose(disposing);
    }

    private HeldLease Hold(RateLimitLease permit) => new(permit, clock);

    private sealed class HeldLease(RateLimitLease permit, TimeProvider clock) : RateLimitLease
    {
        private int _isReturned;

        public override bool IsAcquired => permit.IsAcquired;

        public override IEnumerable<string> MetadataNames => permit.MetadataNames;

        public override bool TryGetMetadata(string metadataName, out object? metadata) =>
            permit.TryGetMetadata(metadataName, out metadata);

        protected override void Dispose(bool disposing)
        {
            if (disposing && Interlocked.Exchange(ref _isReturned, 1) == 0)
            {
                _ = ReturnAsync();
            }

            base.Dispose(disposing);
        }

        private async Task ReturnAsync()
        {
            await Task.Delay(Held, clock);
            permit.Dispose();
        }
    }
}
