using RtcFunctions.Storage;

namespace RtcFunctions.Privasea.Verifications;

/// <summary>Removes verifications that were decided long ago. One that nobody asked about since its end is decided first.</summary>
internal sealed class VerificationSweeper(ITableStore store, VerificationStore verifications, TimeProvider clock) : ISweeper
{
    public Task SweepAsync(DateTimeOffset cutoff, CancellationToken cancellationToken)
    {
        var decided = store.ScanPartitionAsync(VerificationRows.Partition, VerificationRows.Orders, cancellationToken)
            .Where(async (row, _) => await IsDecidedAsync(VerificationRows.Read(row), cutoff, cancellationToken));
        return store.DeleteAsync(VerificationRows.Partition, decided, cancellationToken);
    }

    // Deciding changes the row, so that it is the next run that removes it, and the row that marks it as open is gone by then.
    private async ValueTask<bool> IsDecidedAsync(Verification verification, DateTimeOffset cutoff, CancellationToken cancellationToken)
    {
        if (verification.HasLapsed(clock.GetUtcNow()))
        {
            await verifications.DecideAsync(verification.Order, VerificationStatus.Expired, cancellationToken);
        }

        return verification.DecidedAt < cutoff;
    }
}
