namespace RtcFunctions.Storage.Sqlite;

internal sealed class SqliteDatabase(SqliteOptions options) : IDisposable
{
    private readonly Lock _opening = new();
    private volatile SqliteSession? _first;

    public SqliteSchema Schema { get; } = new(options.Table);

    // One after the other: SQLite does not wait for its lock while the file is turned to write-ahead mode.
    public SqliteSession Open()
    {
        lock (_opening)
        {
            _first ??= OpenFile();
            EnsureFileIsThere();
            return OpenFile();
        }
    }

    /// <summary>
    /// What was read or written in a file that was removed, or that another has taken the place of, counts for nothing: nobody else sees
    /// it. To go on in a new file beside the old one would have SQLite mix up their logs, and would forget every room without a word.
    /// </summary>
    public void EnsureFileIsThere()
    {
        if (_first is { HasLostItsFile: true })
        {
            throw new StorageUnavailableException("The SQLite file was removed or replaced: put it back, or start the app again.");
        }
    }

    public void Dispose() => _first?.Dispose();

    private SqliteSession OpenFile()
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
