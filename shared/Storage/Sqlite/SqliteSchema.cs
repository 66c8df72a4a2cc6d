namespace RtcFunctions.Storage.Sqlite;

// The statements for one table. Keys are in the form that Table storage takes too; one counter in the file gives
// every ETag, so that none comes back after a row was deleted.
internal sealed class SqliteSchema(string table)
{
    public string Create { get; } = $"""
        CREATE TABLE IF NOT EXISTS "{table}" (
            partition TEXT NOT NULL, row TEXT NOT NULL, etag INTEGER NOT NULL, properties BLOB NOT NULL,
            PRIMARY KEY (partition, row)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS "{table}.etag" (only INTEGER PRIMARY KEY CHECK (only = 1), last INTEGER NOT NULL);
        """;

    public string Read { get; } = $"""SELECT etag, properties FROM "{table}" WHERE partition = ? AND row = ?""";

    public string ReadRange { get; } = $"""
        SELECT row, etag, properties FROM "{table}" WHERE partition = ? AND row >= ? AND row < ? ORDER BY row LIMIT ?
        """;

    // No text lies behind a blob. A condition beside the comparison would have SQLite look at every row of the partition.
    public string ReadRangeToEnd { get; } = $"""
        SELECT row, etag, properties FROM "{table}" WHERE partition = ? AND row >= ? AND row < x'' ORDER BY row LIMIT ?
        """;

    public string Insert { get; } = $"""
        INSERT INTO "{table}" (partition, row, etag, properties) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """;

    public string Upsert { get; } = $"""
        INSERT INTO "{table}" (partition, row, etag, properties) VALUES (?, ?, ?, ?)
        ON CONFLICT (partition, row) DO UPDATE SET etag = excluded.etag, properties = excluded.properties
        """;

    public string Replace { get; } = $"""
        UPDATE "{table}" SET etag = ?3, properties = ?4 WHERE partition = ?1 AND row = ?2 AND etag = ?5
        """;

    public string Delete { get; } = $"""DELETE FROM "{table}" WHERE partition = ? AND row = ?""";

    public string DeleteAsSeen { get; } = $"""DELETE FROM "{table}" WHERE partition = ? AND row = ? AND etag = ?""";

    public string Of(TableChange change) => change.Kind switch
    {
        TableChangeKind.Insert => Insert,
        TableChangeKind.Upsert => Upsert,
        TableChangeKind.Replace => Replace,
        TableChangeKind.Delete => change.ETag is null ? Delete : DeleteAsSeen,
        _ => throw new InvalidOperationException($"There is no change {change.Kind}."),
    };

    public string LastETag { get; } = $"""SELECT coalesce(max(last), 0) FROM "{table}.etag" """;

    public string SetLastETag { get; } = $"""INSERT OR REPLACE INTO "{table}.etag" (only, last) VALUES (1, ?)""";
}
