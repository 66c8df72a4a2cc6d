namespace RtcFunctions.Storage;

/// <summary>How far a scan has come that goes on from one run of a timer to the next: behind a row, or null at the beginning.</summary>
public sealed class ScanPosition(ITableStore table, string partition, string row)
{
    private const string After = "after";

    public async Task<string?> ReadAsync(CancellationToken cancellationToken) =>
        (await table.ReadAsync(partition, row, cancellationToken))?.Properties.GetString(After);

    /// <summary>Two runs at once may both save: then some of it is scanned twice.</summary>
    public Task SaveAsync(string? after, CancellationToken cancellationToken) => table.CommitAsync(
        partition,
        [after is null ? TableChange.Delete(row) : TableChange.Upsert(row, new() { { After, after } })],
        cancellationToken);
}
