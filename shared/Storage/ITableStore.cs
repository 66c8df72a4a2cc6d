namespace RtcFunctions.Storage;

/// <summary>
/// One table of entities, each named by a partition and a row key: any strings of up to <see cref="TableKey.MaxLength"/> UTF-16
/// units, ordered by them. A call that storage does not answer throws <see cref="StorageUnavailableException"/>.
/// </summary>
public interface ITableStore
{
    /// <summary>One entity, or null where there is none.</summary>
    Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken);

    /// <summary>Whether <see cref="ReadEachAsync"/> is one round trip, however many rows it reads.</summary>
    bool ReadsEachTogether => false;

    /// <summary>Entities of one partition by their rows, null where there is none.</summary>
    async Task<IReadOnlyDictionary<string, TableEntity?>> ReadEachAsync(
        string partition, IReadOnlyCollection<string> rows, CancellationToken cancellationToken)
    {
        var entities = await Task.WhenAll(rows.Select(row => ReadAsync(partition, row, cancellationToken)));
        return rows.Zip(entities).ToDictionary(read => read.First, read => read.Second, StringComparer.Ordinal);
    }

    /// <summary>Up to <paramref name="limit"/> (1 to 1000) entities of a range, in the order of their rows.</summary>
    Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Applies 1 to 100 changes to different rows of one partition, all or none. A cancelled or unanswered commit may or may not
    /// have been applied; <see cref="ArgumentException"/> where the changes are more than a table can hold.
    /// </summary>
    Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken);
}
