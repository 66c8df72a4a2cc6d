namespace RtcFunctions.Storage;

/// <summary>A store whose operations are timed while anybody wants to know.</summary>
internal sealed class TimedTableStore(ITableStore store, string system, StorageMetrics metrics, TimeProvider clock) : ITableStore, IDisposable
{
    /// <summary>The store that is timed.</summary>
    internal ITableStore Inner => store;

    public bool HasTransactions => store.HasTransactions;

    public Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken) =>
        metrics.AreDurationsWanted
            ? TimeAsync("read", clock.GetTimestamp(), store.ReadAsync(partition, row, cancellationToken))
            : store.ReadAsync(partition, row, cancellationToken);

    public Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken) =>
        metrics.AreDurationsWanted
            ? TimeAsync("query", clock.GetTimestamp(), store.ReadRangeAsync(partition, range, limit, cancellationToken))
            : store.ReadRangeAsync(partition, range, limit, cancellationToken);

    public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken) =>
        metrics.AreDurationsWanted
            ? TimeAsync("commit", clock.GetTimestamp(), store.CommitAsync(partition, changes, cancellationToken))
            : store.CommitAsync(partition, changes, cancellationToken);

    public Task<CommitOutcome> TransactAsync(string partition, Func<ITableReader, IReadOnlyList<TableChange>> decide) =>
        metrics.AreDurationsWanted
            ? TimeAsync("commit", clock.GetTimestamp(), store.TransactAsync(partition, decide))
            : store.TransactAsync(partition, decide);

    public void Dispose() => (store as IDisposable)?.Dispose();

    private async Task<T> TimeAsync<T>(string operation, long started, Task<T> work)
    {
        Exception? error = null;
        try
        {
            return await work;
        }
        catch (Exception e)
        {
            error = e;
            throw;
        }
        finally
        {
            metrics.Took(clock.GetElapsedTime(started), system, operation, error);
        }
    }
}
