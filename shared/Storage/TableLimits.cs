namespace RtcFunctions.Storage;

// Table storage's own, kept by both engines so that what runs on one runs on the other:
// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
internal static class TableLimits
{
    public const int KeyLength = 512;
    public const int StringLength = 32 * 1024;
    public const int NameLength = 255;
    public const int PropertyOverhead = 8;
    public const int Changes = 100;
    public const int PageSize = 1000;

    private const int EntityBytes = 1024 * 1024;
    private const int BatchBytes = 4 * 1024 * 1024;

    // 255, of which the keys, the timestamp and CommitId are not the caller's.
    private const int Properties = 251;

    // The headers and the address of one change in a batch, with both keys percent-encoded at their worst.
    private const int ChangeOverhead = 10 * 1024;

    public static readonly DateTimeOffset EarliestTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Check(IReadOnlyList<TableChange> changes, int most = Changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count == 0 || changes.Count > most)
        {
            throw new ArgumentException($"A commit has 1 to {most} changes, not {changes.Count}.", nameof(changes));
        }

        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (!rows.Add(change.Row))
            {
                throw new ArgumentException($"The row '{change.Row}' is changed twice.", nameof(changes));
            }

            if (change.ETag?.Any(char.IsControl) is true)
            {
                throw new ArgumentException($"The ETag for the row '{change.Row}' is none.", nameof(changes));
            }

            if (change.Properties is { } properties && (properties.Count > Properties || properties.Size > EntityBytes))
            {
                throw new ArgumentException(
                    $"The row '{change.Row}' has more than {Properties} properties or {EntityBytes} bytes.", nameof(changes));
            }
        }
    }

    public static void CheckBatch(int changes, long jsonBytes)
    {
        if (jsonBytes + ((long)changes * ChangeOverhead) > BatchBytes)
        {
            throw new ArgumentException($"The changes are more than {BatchBytes} bytes.", nameof(jsonBytes));
        }
    }

    public static bool IsReserved(string name) => name is "PartitionKey" or "RowKey" or "Timestamp" or EntityJson.CommitId;

    public static void CheckPage(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, PageSize);
    }
}
