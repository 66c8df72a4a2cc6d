using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>The rooms that we keep, by their IDs.</summary>
public sealed class KeptRooms
{
    private const int ReadTogether = 32;

    /// <summary>Rows of the index that one list looks at: it holds rooms that we do not keep too.</summary>
    private const int MostLookedAt = 2000;

    private readonly RoomQueues _queues;
    private readonly ITableStore _table;

    internal KeptRooms(RoomQueues queues, ITableStore table)
    {
        _queues = queues;
        _table = table;
    }

    internal Task<RoomChange> ChangeAsync(string roomId, RoomOperation<RoomChange> change, CancellationToken cancellationToken) =>
        _queues.RunAsync(roomId, change, cancellationToken);

    /// <summary>Null where nothing is known of it at all; it may be one that we do not keep.</summary>
    internal Task<Room?> FindAsync(string roomId, CancellationToken cancellationToken) =>
        _table.FindRoomAsync(roomId, cancellationToken);

    internal async Task<ListPage<(string RoomId, Room Room)>> ListAsync(ListQuery query, CancellationToken cancellationToken)
    {
        var kept = new List<(string RoomId, Room Room)>();
        var rest = (RowRange?)RowRange.All.Behind(query.After);
        var last = query.After;
        for (var lookedAt = 0; rest is { } unread && kept.Count <= query.Limit; lookedAt += ReadTogether)
        {
            if (lookedAt >= MostLookedAt)
            {
                return new(kept, last);
            }

            var page = await _table.ReadRangeAsync(RoomRows.Index, unread, ReadTogether, cancellationToken);
            var rooms = await Task.WhenAll(page.Entities.Select(entry => FindAsync(entry.Row, cancellationToken)));
            kept.AddRange(page.Entities.Zip(rooms).Where(pair => pair.Second is { IsKept: true }).Select(pair => (pair.First.Row, pair.Second!)));
            last = page.Entities is [.., var end] ? end.Row : last;
            rest = page.Next;
        }

        return ListPage<(string RoomId, Room Room)>.Cut(kept, query.Limit, item => item.RoomId);
    }
}
