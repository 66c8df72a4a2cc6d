namespace RtcFunctions.Storage.AzureTables;

/// <summary>Azure Table storage, through its REST interface.</summary>
internal sealed class AzureTableStore(TablePipeline pipeline, TableAddress address) : ITableStore
{
    private readonly EntityReader _reader = new(pipeline, address);

    public Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken) =>
        _reader.ReadAsync(partition, row, cancellationToken);

    public async Task<TablePage> ReadRangeAsync(
        string partition, RowRange range, int limit, CancellationToken cancellationToken)
    {
        TableLimits.CheckPage(limit);
        var entities = await _reader.QueryAsync(partition, TableAddress.InRange(partition, range), limit + 1, cancellationToken);
        return TablePage.Cut(entities, range, limit);
    }

    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken)
    {
        var batch = new BatchRequest(address, partition, changes);
        return new BatchCommit(pipeline, address, _reader, batch).RunAsync(cancellationToken);
    }
}
