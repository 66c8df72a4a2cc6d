using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
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

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }
}
