using System.Globalization;

namespace RtcFunctions.Storage.Sqlite;

// One partition as a session sees it just now.
internal sealed class SqlitePartition(SqliteSession session, SqliteSchema schema, string partition) : ITableReader
{
    private readonly string _key = TableKey.EncodeChecked(partition);

    public TableEntity? Read(string row)
    {
        using var found = session.Prepare(schema.Read).Bind(_key).Bind(TableKey.EncodeChecked(row));
        return found.Read() ? Entity(row, found, etag: 0) : null;
    }

    public TablePage ReadRange(RowRange range, int limit)
    {
        TableLimits.CheckPage(limit);
        using var found = session.Prepare(range.To is null ? schema.ReadRangeToEnd : schema.ReadRange)
            .Bind(_key).Bind(TableKey.Encode(range.From));
        if (range.To is { } end)
        {
            found.Bind(TableKey.Encode(end));
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
        new(partition, row, found.Number(etag).ToString(CultureInfo.InvariantCulture), SqliteJson.Read(found.Bytes(etag + 1)));
}
