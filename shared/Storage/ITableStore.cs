namespace RtcFunctions.Storage;

/// <summary>
/// One table of entities, each named by a partition and a row key: any strings of up to <see cref="TableKey.MaxLength"/> UTF-16
/// units, ordered by them. A call that storage does not answer throws <see cref="StorageUnavailableException"/>.
/// </summary>
public interface ITableStore
{
    /// <summary>How many changes <see cref="TransactAsync"/> applies.</summary>
    const int LargestTransaction = 1000;

    /// <summary>One entity, or null where there is none.</summary>
    Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="limit"/> (1 to 1000) entities of a range, in the order of their rows.</summary>
    Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Applies 1 to 100 changes to different rows of one partition, all or none. A cancelled or unanswered commit may or may not
    /// have been applied; <see cref="ArgumentException"/> where the changes are more than a table can hold.
    /// </summary>
    Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken);

    /// <summary>Whether <see cref="TransactAsync"/> is to be had.</summary>
    bool HasTransactions => false;

    /// <summary>
    /// Reads a partition, and applies what is decided by it, up to <see cref="LargestTransaction"/> changes to different rows, in one
    /// round trip and without another commit in between. What decides runs on the one thread that writes: it must be short, and may
    /// not wait. Fails as a commit does.
    /// </summary>
    Task<CommitOutcome> TransactAsync(string partition, Func<ITableReader, IReadOnlyList<TableChange>> decide) =>
        throw new NotSupportedException();
}
