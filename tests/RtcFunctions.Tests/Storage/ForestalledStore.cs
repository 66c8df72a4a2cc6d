using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

/// <summary>Somebody else commits between what is read here and what is committed on the strength of it.</summary>
internal sealed class ForestalledStore(ITableStore store, Func<Task> commitElsewhere) : ITableStore
{
    public Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken) =>
        store.ReadAsync(partition, row, cancellationToken);

    public Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken) =>
        store.ReadRangeAsync(partition, range, limit, cancellationToken);

    public async Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken)
    {
        await commitElsewhere();
        return await store.CommitAsync(partition, changes, cancellationToken);
    }
}
