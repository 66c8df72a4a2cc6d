namespace RtcFunctions.Storage.Sqlite;

internal sealed record SqliteOptions(string Path, string Table)
{
    /// <summary>How long a statement waits for a lock that another process holds.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(2);
}
