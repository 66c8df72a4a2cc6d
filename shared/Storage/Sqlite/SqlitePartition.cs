using System.Globalization;

namespace RtcFunctions.Storage.Sqlite;

// One partition as a session sees it just now.
internal sealed class SqlitePartition(SqliteSession session, SqliteSchema schema, string partition) : ITableReader
{
    private readonly string _key = TableKey.EncodeChecked(partition);

    public TableEntity? Read(string row)
    {
        // Before anything is bound: what throws in between would leave the statement half bound for its next use.
        var key = TableKey.EncodeChecked(row);
        using var found = session.Prepare(schema.Read).Bind(_key).Bind(key);
        return found.Read() ? Entity(row, found, etag: 0) : null;
    }

    public TablePage ReadRange(RowRange range, int limit)
    {
        TableLimits.CheckPage(limit);
        var (from, to) = (TableKey.Encode(range.From), range.To is { } end ? TableKey.Encode(end) : null);
        using var found = session.Prepare(to is null ? schema.ReadRangeToEnd : schema.ReadRange).Bind(_key).Bind(from);
        if (to is not null)
        {
            found.Bind(to);
        }

        found.Bind(limit + 1);
        var entities = new List<TableEntity>();
        while (found.Read())
        {
            entities.Add(Entity(TableKey.Decode(found.Text(0)), found, etag: 1));
        }

        return TablePage.Cut(entities, range, limit);
    }

    private TableEntity Entity(string row, SqliteStatement found, int etag) =>
        new(partition, row, found.Number(etag).ToString(CultureInfo.InvariantCulture), SqliteRow.Read(found.Bytes(etag + 1)));
}
