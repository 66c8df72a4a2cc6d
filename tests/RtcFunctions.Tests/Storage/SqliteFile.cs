using Microsoft.Data.Sqlite;
using RtcFunctions.Storage;
using RtcFunctions.Storage.Sqlite;

namespace RtcFunctions.Tests.Storage;

/// <summary>A SQLite store in a folder of its own, which goes with it.</summary>
public sealed class SqliteFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rtc-sqlite-");
    private readonly SqliteTableStore _store;

    public SqliteFile()
    {
        _store = Open();
    }

    public ITableStore Store => _store;

    public string Path => System.IO.Path.Combine(_folder.FullName, "rtc.db");

    internal SqliteTableStore Open() =>
        new(new SqliteOptions(Path, "RtcFunctions") { BusyTimeout = TimeSpan.FromMilliseconds(200) }, TestMetrics.Storage());

    /// <summary>What another process would do to write, until it is disposed of.</summary>
    internal SqliteConnection Lock()
    {
        var connection = Connect();
        Run(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    internal void Execute(string sql)
    {
        using var connection = Connect();
        Run(connection, sql);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }
}
