using System.Globalization;

namespace RtcFunctions.Storage.Sqlite;

// Changes to one partition, checked and encoded.
internal sealed class SqliteChanges
{
    private readonly string _partition;
    private readonly IReadOnlyList<TableChange> _changes;
    private readonly string[] _rows;
    private readonly byte[]?[] _properties;

    private SqliteChanges(string partition, IReadOnlyList<TableChange> changes)
    {
        _changes = changes;
        _partition = TableKey.EncodeChecked(partition);
        _rows = [.. changes.Select(change => TableKey.EncodeChecked(change.Row))];
        _properties = [.. changes.Select(change => change.Properties is { } properties ? SqliteRow.Write(properties) : null)];
    }

    public static SqliteChanges OfCommit(string partition, IReadOnlyList<TableChange> changes)
    {
        TableLimits.Check(changes);
        var encoded = new SqliteChanges(partition, changes);
        TableLimits.CheckBatch(changes.Count, encoded._properties.Sum(json => json?.LongLength ?? 0));
        return encoded;
    }

    public static SqliteChanges OfTransaction(string partition, IReadOnlyList<TableChange> changes)
    {
        TableLimits.Check(changes, ITableStore.LargestTransaction);
        return new SqliteChanges(partition, changes);
    }

    public CommitOutcome Apply(SqliteSession session, SqliteSchema schema, ref long lastETag)
    {
        var etags = new string?[_changes.Count];
        for (var index = 0; index < etags.Length; index++)
        {
            var etag = lastETag + 1;
            if (!Apply(index, etag, session, schema))
            {
                return new CommitOutcome.ConditionFailed(index);
            }

            if (_properties[index] is not null)
            {
                lastETag = etag;
                etags[index] = etag.ToString(CultureInfo.InvariantCulture);
            }
        }

        return new CommitOutcome.Committed(etags);
    }

    private bool Apply(int index, long etag, SqliteSession session, SqliteSchema schema)
    {
        var change = _changes[index];
        var statement = session.Prepare(schema.Of(change)).Bind(_partition).Bind(_rows[index]);
        if (_properties[index] is { } properties)
        {
            statement.Bind(etag).Bind(properties);
        }

        if (change.ETag is { } expected)
        {
            statement.Bind(Parse(expected));
        }

        return statement.Run() == 1;
    }

    // One that SQLite never gave out matches nothing.
    private static long Parse(string etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
