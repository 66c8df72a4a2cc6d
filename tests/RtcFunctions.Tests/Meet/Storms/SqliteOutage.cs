using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using RtcFunctions.Sandbox;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>A SQLite file that cannot be written; what is there can still be read.</summary>
internal abstract class SqliteOutage : OutageCase
{
    protected SqliteFile File { get; } = new();

    public override (string Name, string Value) Setting => ("Storage__SqlitePath", File.Path);

    public override ITableStore Store => File.Store;

    public override int MostParticipants => 100_000;

    public override int Refusals => 100;

    public override ValueTask DisposeAsync()
    {
        File.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Another process writes, for as long as it likes.</summary>
internal sealed class LockedSqlite : SqliteOutage
{
    private SqliteConnection? _other;

    public override void Break(AppProcess app)
    {
        _other = new SqliteConnection($"Data Source={File.Path};Pooling=False");
        _other.Open();
        using var begin = _other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
    }

    public override void Mend(AppProcess app) => _other?.Dispose();

    public override ValueTask DisposeAsync()
    {
        _other?.Dispose();
        return base.DisposeAsync();
    }
}

/// <summary>
/// No file of the app's process may grow any more, as on a full disk: the system refuses its writes (EFBIG, where a full disk says
/// ENOSPC), once the signal is ignored that would end the process.
/// </summary>
internal sealed class FullDiskSqlite : SqliteOutage
{
    public override Task<AppProcess> StartAppAsync(IReadOnlyDictionary<string, string> settings) =>
        AppProcess.StartAsync(settings, under: ["sh", "-c", """trap "" XFSZ; exec "$@" """, "sh"]);

    public override void Break(AppProcess app) => Limit(app, "8192:");

    public override void Mend(AppProcess app) => Limit(app, "unlimited:");

    private static void Limit(AppProcess app, string bytes)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", app.ProcessId.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}"]);
        prlimit.WaitForExit();
        Assert.Equal(0, prlimit.ExitCode);
    }
}
