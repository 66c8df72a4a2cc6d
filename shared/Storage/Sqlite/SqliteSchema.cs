namespace RtcFunctions.Storage.Sqlite;

// The statements for one table. Keys and values are in the form that Table storage takes too; one counter in the file gives
// every ETag, so that none comes back after a row was deleted.
internal sealed class SqliteSchema(string table)
{
    public string Create { get; } = $"""
        CREATE TABLE IF NOT EXISTS "{table}" (
            partition TEXT NOT NULL, row TEXT NOT NULL, etag INTEGER NOT NULL, properties BLOB NOT NULL,
            PRIMARY KEY (partition, row)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS "{table}.etag" (only INTEGER PRIMARY KEY CHECK (only = 1), last INTEGER NOT NULL);
        """;

    public string Read { get; } = $"""SELECT etag, properties FROM "{table}" WHERE partition = $partition AND row = $row""";

    public string ReadEach { get; } = $"""
        SELECT row, etag, properties FROM "{table}" WHERE partition = $partition AND row IN (SELECT value FROM json_each($rows))
        """;

    /// <summary>
    /// An end that lies behind all text, for a range without one: a condition beside the comparison would have SQLite look at every row
    /// of the partition from the first on.
    /// </summary>
    public static byte[] NoEnd { get; } = [];

    public string ReadRange { get; } = $"""
        SELECT row, etag, properties FROM "{table}"
        WHERE partition = $partition AND row >= $from AND row < $to ORDER BY row LIMIT $limit
        """;

    public string Insert { get; } = $"""
        INSERT INTO "{table}" (partition, row, etag, properties) VALUES ($partition, $row, $etag, $properties)
        ON CONFLICT DO NOTHING
        """;

    public string Upsert { get; } = $"""
        INSERT INTO "{table}" (partition, row, etag, properties) VALUES ($partition, $row, $etag, $properties)
        ON CONFLICT (partition, row) DO UPDATE SET etag = excluded.etag, properties = excluded.properties
        """;

    public string Replace { get; } = $"""
        UPDATE "{table}" SET etag = $etag, properties = $properties
        WHERE partition = $partition AND row = $row AND etag = $expected
        """;

    public string Delete { get; } = $"""
        DELETE FROM "{table}" WHERE partition = $partition AND row = $row AND ($expected IS NULL OR etag = $expected)
        """;

    public string LastETag { get; } = $"""SELECT coalesce(max(last), 0) FROM "{table}.etag" """;

    public string SetLastETag { get; } = $"""INSERT OR REPLACE INTO "{table}.etag" (only, last) VALUES (1, $last)""";
}
