namespace RtcFunctions.Storage.Sqlite;

/// <summary>The store of one machine: a SQLite file whose acknowledged commits survive a kill and a loss of power.</summary>
internal sealed class SqliteTableStore : ITableStore, IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteSchema _schema;
    private readonly SqliteReaders _readers;
    private readonly SqliteWriter _writer;
    private readonly StorageMetrics _metrics;

    public SqliteTableStore(SqliteOptions options, StorageMetrics metrics)
    {
        _database = new SqliteDatabase(options);
        _schema = _database.Schema;
        _readers = new SqliteReaders(_database);
        _writer = new SqliteWriter(_database);
        _metrics = metrics;
    }

    public Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken)
    {
        _metrics.CountRoundTrip();
        return _readers.ReadAsync(session => new SqlitePartition(session, _schema, partition).Read(row), cancellationToken);
    }

    public Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken)
    {
        _metrics.CountRoundTrip();
        return _readers.ReadAsync(
            session => new SqlitePartition(session, _schema, partition).ReadRange(range, limit), cancellationToken);
    }

    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken)
    {
        var checkedChanges = SqliteChanges.OfCommit(partition, changes);
        _metrics.CountRoundTrip();
        return _writer.CommitAsync(new SqliteCommit(_ => checkedChanges, cancellationToken), cancellationToken);
    }

    public bool HasTransactions => true;

    public Task<CommitOutcome> TransactAsync(string partition, Func<ITableReader, IReadOnlyList<TableChange>> decide)
    {
        _metrics.CountRoundTrip();
        return _writer.CommitAsync(new SqliteCommit(Decide, CancellationToken.None), CancellationToken.None);

        SqliteChanges? Decide(SqliteSession session) =>
            decide(new SqlitePartition(session, _schema, partition)) is { Count: > 0 } changes
                ? SqliteChanges.OfTransaction(partition, changes)
                : null;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
        _database.Dispose();
    }
}
