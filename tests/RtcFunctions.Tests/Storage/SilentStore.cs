using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

/// <summary>A store that never answers and heeds no cancellation.</summary>
internal sealed class SilentStore : ITableStore
{
    public Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken) =>
        new TaskCompletionSource<TableEntity?>().Task;

    public Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken) =>
        new TaskCompletionSource<TablePage>().Task;

    public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken) =>
        new TaskCompletionSource<CommitOutcome>().Task;
}
