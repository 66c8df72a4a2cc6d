using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RtcFunctions.Storage.Sqlite;

// One connection and its prepared statements; used by one thread at a time.
internal sealed class SqliteSession : IDisposable
{
    private const int CheckpointPages = 4096;

    private readonly SqliteConnection _connection;

    // By the string itself: the same statement is always asked for with the same one, and its text is long to hash.
    private readonly Dictionary<string, SqliteStatement> _prepared = new(ReferenceEqualityComparer.Instance);

    public SqliteSession(SqliteOptions options)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)options.BusyTimeout.TotalSeconds),
        };
        _connection = new SqliteConnection(connection.ConnectionString);
        try
        {
            _connection.Open();
            var milliseconds = ((long)options.BusyTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

            // FULL: in write-ahead mode anything less loses acknowledged commits when the power goes. 16 MiB of log: the pages of a
            // room that is much asked for are written back to the file once, and not for each 4 MiB.
            Execute($"""
                PRAGMA busy_timeout = {milliseconds}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = {CheckpointPages};
                """);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether the file was removed, or another put in its place, since it was opened.</summary>
    public bool HasLostItsFile => _connection.Handle is { } database && SqliteFileControl.HasMoved(database);

    /// <summary>Runs statements that are not worth being kept.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Made once, and kept.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            _prepared.Add(sql, statement = new SqliteStatement(_connection.Handle!, sql));
        }

        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Close();
        }

        _connection.Dispose();
    }
}
