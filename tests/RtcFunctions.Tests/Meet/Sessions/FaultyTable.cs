using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Storage that is away, or loses the answers of commits, when a test says so.</summary>
internal sealed class FaultyTable(ITableStore table) : ITableStore
{
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    public bool IsAway { get; set; }

    public bool LosesAnswers { get; set; }

    public Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return IsAway ? throw Away() : table.ReadAsync(partition, row, cancellationToken);
    }

    public Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken) =>
        IsAway ? throw Away() : table.ReadRangeAsync(partition, range, limit, cancellationToken);

    public async Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken)
    {
        var outcome = IsAway ? throw Away() : await table.CommitAsync(partition, changes, cancellationToken);
        return LosesAnswers ? throw Away() : outcome;
    }

    private static StorageUnavailableException Away() => new("Storage is away.");
}
