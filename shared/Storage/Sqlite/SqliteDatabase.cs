namespace RtcFunctions.Storage.Sqlite;

internal sealed class SqliteDatabase(SqliteOptions options)
{
    private readonly Lock _opening = new();

    public SqliteSchema Schema { get; } = new(options.Table);

    // One after the other: SQLite does not wait for its lock while the file is turned to write-ahead mode.
    public SqliteSession Open()
    {
        lock (_opening)
        {
            var session = new SqliteSession(options);
            try
            {
                session.Execute(Schema.Create);
                return session;
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
    }
}
