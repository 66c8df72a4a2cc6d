using RtcFunctions.Storage;

namespace RtcFunctions.Privasea.Verifications;

/// <summary>The verifications that were started, each decided once.</summary>
public sealed class VerificationStore(ITableStore store, TimeProvider clock)
{
    private const string Partition = VerificationRows.Partition;

    /// <summary>Where the next run of the timer goes on.</summary>
    internal ScanPosition Position { get; } = new(store, Partition, VerificationRows.Position);

    /// <summary>How it stands: one whose end has come is expired from here on, timer or not.</summary>
    internal async Task<Verification?> FindAsync(VerificationOrder order, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(Partition, VerificationRows.Of(order), cancellationToken) is not { } row)
        {
            return null;
        }

        var kept = VerificationRows.Read(row);
        return kept.HasLapsed(clock.GetUtcNow())
            ? await DecideAsync(kept, row.ETag, VerificationStatus.Expired, cancellationToken)
            : kept;
    }

    /// <summary>False where its order is known already.</summary>
    internal async Task<bool> AddAsync(Verification started, CancellationToken cancellationToken)
    {
        List<TableChange> changes = [TableChange.Insert(VerificationRows.Of(started.Order), VerificationRows.Write(started))];
        if (started.IsOpen)
        {
            changes.Add(TableChange.Upsert(VerificationRows.OfOpen(started.Order), VerificationRows.WriteOpen(started)));
        }

        return await store.CommitAsync(Partition, changes, cancellationToken) is CommitOutcome.Committed;
    }

    /// <summary>Decides one that was found open, unless somebody else has done so meanwhile.</summary>
    internal async Task DecideAsync(VerificationOrder order, string status, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(Partition, VerificationRows.Of(order), cancellationToken) is { } row)
        {
            await DecideAsync(VerificationRows.Read(row), row.ETag, status, cancellationToken);
        }
        else
        {
            await store.CommitAsync(Partition, [TableChange.Delete(VerificationRows.OfOpen(order))], cancellationToken);
        }
    }

    /// <summary>Up to <paramref name="limit"/> that are open, behind a row or from the beginning.</summary>
    internal async Task<OpenPage> ReadOpenAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        var page = await store.ReadRangeAsync(Partition, VerificationRows.OpenAfter(after), limit, cancellationToken);
        return new([.. page.Entities.Select(VerificationRows.ReadOpen)], page.Next is null ? null : page.Entities[^1].Row);
    }

    private async Task<Verification?> DecideAsync(Verification kept, string etag, string status, CancellationToken cancellationToken)
    {
        if (!kept.IsOpen)
        {
            return kept;
        }

        var decided = kept.Decide(status, clock.GetUtcNow());
        TableChange[] changes =
        [
            TableChange.Replace(VerificationRows.Of(kept.Order), VerificationRows.Write(decided), etag),
            TableChange.Delete(VerificationRows.OfOpen(kept.Order)),
        ];
        if (await store.CommitAsync(Partition, changes, cancellationToken) is CommitOutcome.Committed)
        {
            return decided;
        }

        // Somebody else was first: what they decided holds.
        var row = await store.ReadAsync(Partition, VerificationRows.Of(kept.Order), cancellationToken);
        return row is null ? null : VerificationRows.Read(row);
    }
}
