using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Sessions;

/// <summary>A row beside that of the <see cref="RenewalLock"/>, for an app without Key Vault.</summary>
internal sealed class TableSessionStore(ITableStore table) : IMeetSessionStore
{
    private const string Row = "session";
    private const string Property = "json";

    public async Task<string?> ReadAsync(CancellationToken cancellationToken) =>
        (await table.ReadAsync(RenewalLock.Partition, Row, cancellationToken))?.Properties.GetString(Property);

    public Task WriteAsync(string session, CancellationToken cancellationToken) => table.CommitAsync(
        RenewalLock.Partition, [TableChange.Upsert(Row, new TableProperties { { Property, session } })], cancellationToken);
}
