using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Reads what operations need of a room in one round trip, and commits what they made of it in another.</summary>
internal sealed class RoomStore(ITableStore table, TimeProvider clock)
{
    /// <summary>Places that are looked at together: as many as one commit could take back.</summary>
    private const int PlacesRead = 100;

    /// <summary>From here on, reading all rows of a kind at once costs less than reading each.</summary>
    private const int ManyRows = 32;

    private const int LargestPage = 1000;

    /// <summary>Of these, operations that wait together need as many as they are.</summary>
    private static readonly RowRange[] Crowded = [RoomRows.Peers, RoomRows.Closings, RoomRows.Erasures];

    public async Task<RoomState> ReadAsync(string roomId, RoomNeeds needs, CancellationToken cancellationToken)
    {
        var partition = RoomRows.Partition(roomId);
        var places = needs.WaitingPlaces ? ReadPageAsync(RoomRows.Places, PlacesRead) : Nothing;
        var anonymous = needs.WaitingPlaces ? ReadPageAsync(RoomRows.AnonymousPlaces, PlacesRead) : Nothing;
        var ranges = Crowded.Where(range => !table.ReadsEachTogether && needs.Rows.Count(row => range.Holds(row)) > ManyRows).ToArray();
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

        return new RoomState(new RoomReading(rows, await places, await anonymous), clock.GetUtcNow());

        Task<TablePage> ReadPageAsync(RowRange range, int limit) => table.ReadRangeAsync(partition, range, limit, cancellationToken);

        async Task ReadEachAsync(IReadOnlyCollection<string> wanted)
        {
            foreach (var (row, entity) in await table.ReadEachAsync(partition, wanted, cancellationToken))
            {
                rows[row] = entity;
            }
        }
    }

    /// <summary>False where another writer was first.</summary>
    public async Task<bool> TryCommitAsync(string roomId, RoomState state, CancellationToken cancellationToken)
    {
        if (state.IsNew)
        {
            await table.CommitAsync(RoomRows.Index, [RoomRows.IndexedAt(clock.GetUtcNow(), roomId)], cancellationToken);
        }

        return await table.CommitAsync(RoomRows.Partition(roomId), state.Changes(), cancellationToken) is CommitOutcome.Committed;
    }

    private static readonly Task<TablePage> Nothing = Task.FromResult(new TablePage([], Next: null));
}
