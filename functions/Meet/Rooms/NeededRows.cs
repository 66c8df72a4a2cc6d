using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Reads in one round trip what operations told that they need of a room.</summary>
internal static class NeededRows
{
    /// <summary>From here on, reading all rows of a kind at once costs less than reading each.</summary>
    private const int ManyRows = 32;

    private const int LargestPage = 1000;

    /// <summary>Of these, operations that wait together need as many as they are.</summary>
    private static readonly RowRange[] Crowded = [RoomRows.Peers, RoomRows.Closings, RoomRows.Erasures];

    private static readonly Task<TablePage> Nothing = Task.FromResult(new TablePage([], Next: null));

    public static async Task<RoomReading> ReadAsync(ITableStore table, string roomId, RoomNeeds needs, CancellationToken cancellationToken)
    {
        var partition = RoomRows.Partition(roomId);
        var places = needs.WaitingPlaces ? ReadPageAsync(RoomRows.Places, RoomReading.PlacesRead) : Nothing;
        var anonymous = needs.WaitingPlaces ? ReadPageAsync(RoomRows.AnonymousPlaces, RoomReading.PlacesRead) : Nothing;
        var ranges = Crowded.Where(range => needs.Rows.Count(row => range.Holds(row)) > ManyRows).ToArray();
        var pages = ranges.Select(range => (range, reading: ReadPageAsync(range, LargestPage))).ToArray();

        var rows = new Dictionary<string, TableEntity?>(StringComparer.Ordinal);
        await ReadEachAsync([RoomRows.Room, .. needs.Rows.Where(row => row != RoomRows.Room && !ranges.Any(range => range.Holds(row)))]);
        foreach (var (range, reading) in pages)
        {
            var page = await reading;
            var read = page.Entities.ToDictionary(entity => entity.Row, StringComparer.Ordinal);
            var rest = page.Next?.From;
            foreach (var row in needs.Rows.Where(row => range.Holds(row) && (rest is null || string.CompareOrdinal(row, rest) < 0)))
            {
                rows[row] = read.GetValueOrDefault(row);
            }
        }

        if (needs.Rows.Where(row => !rows.ContainsKey(row)).ToArray() is { Length: > 0 } unread)
        {
            await ReadEachAsync(unread);
        }

        return new RoomReading(rows, await places, await anonymous);

        Task<TablePage> ReadPageAsync(RowRange range, int limit) => table.ReadRangeAsync(partition, range, limit, cancellationToken);

        async Task ReadEachAsync(IReadOnlyCollection<string> wanted)
        {
            var entities = await Task.WhenAll(wanted.Select(row => table.ReadAsync(partition, row, cancellationToken)));
            foreach (var (row, entity) in wanted.Zip(entities))
            {
                rows[row] = entity;
            }
        }
    }
}
