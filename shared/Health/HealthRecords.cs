using RtcFunctions.Storage;

namespace RtcFunctions.Health;

/// <summary>What the app's instances note for its health report: a few rows, which are read together.</summary>
public sealed class HealthRecords(ITableStore store)
{
    private const string Partition = "app:health";
    private const int Most = 1000;

    /// <summary>All rows, by their names.</summary>
    public async Task<IReadOnlyDictionary<string, TableProperties>> ReadAsync(CancellationToken cancellationToken)
    {
        var page = await store.ReadRangeAsync(Partition, RowRange.All, Most, cancellationToken);
        return page.Entities.ToDictionary(entity => entity.Row, entity => entity.Properties, StringComparer.Ordinal);
    }

    public Task WriteAsync(string row, TableProperties properties, CancellationToken cancellationToken) =>
        store.CommitAsync(Partition, [TableChange.Upsert(row, properties)], cancellationToken);
}
