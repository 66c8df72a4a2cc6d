using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

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
        (string, object?) partitionKey = ("$partition", TableKey.EncodeChecked(partition));
        (string, object?) rowKey = ("$row", TableKey.EncodeChecked(row));
        _metrics.CountRoundTrip();
        return _readers.ReadAsync(
            session =>
            {
                using var found = session.Query(_schema.Read, partitionKey, rowKey);
                return found.Read() ? Entity(partition, row, found, etag: 0) : null;
            },
            cancellationToken);
    }

    public bool ReadsEachTogether => true;

    public Task<IReadOnlyDictionary<string, TableEntity?>> ReadEachAsync(
        string partition, IReadOnlyCollection<string> rows, CancellationToken cancellationToken)
    {
        (string, object?) partitionKey = ("$partition", TableKey.EncodeChecked(partition));
        (string, object?) rowKeys = ("$rows", JsonSerializer.Serialize(rows.Select(TableKey.EncodeChecked)));
        _metrics.CountRoundTrip();
        return _readers.ReadAsync<IReadOnlyDictionary<string, TableEntity?>>(
            session =>
            {
                var entities = rows.ToDictionary(row => row, _ => (TableEntity?)null, StringComparer.Ordinal);
                using var found = session.Query(_schema.ReadEach, partitionKey, rowKeys);
                while (found.Read())
                {
                    var row = TableKey.Decode(found.GetString(0));
                    entities[row] = Entity(partition, row, found, etag: 1);
                }

                return entities;
            },
            cancellationToken);
    }

    public Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken)
    {
        TableLimits.CheckPage(limit);
        (string, object?) partitionKey = ("$partition", TableKey.EncodeChecked(partition));
        (string, object?) from = ("$from", TableKey.Encode(range.From));
        (string, object?) to = ("$to", range.To is { } end ? TableKey.Encode(end) : SqliteSchema.NoEnd);
        _metrics.CountRoundTrip();
        return _readers.ReadAsync(
            session =>
            {
                var entities = new List<TableEntity>();
                using var found = session.Query(_schema.ReadRange, partitionKey, from, to, ("$limit", limit + 1));
                while (found.Read())
                {
                    entities.Add(Entity(partition, TableKey.Decode(found.GetString(0)), found, etag: 1));
                }

                return TablePage.Cut(entities, range, limit);
            },
            cancellationToken);
    }

    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken)
    {
        var commit = new SqliteCommit(partition, changes, cancellationToken);
        _metrics.CountRoundTrip();
        return _writer.CommitAsync(commit, cancellationToken);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
        _database.Dispose();
    }

    private static TableEntity Entity(string partition, string row, SqliteDataReader found, int etag)
    {
        using var properties = JsonDocument.Parse(found.GetFieldValue<byte[]>(etag + 1));
        return new(
            partition, row, found.GetInt64(etag).ToString(CultureInfo.InvariantCulture), EntityJson.Read(properties.RootElement));
    }
}
