using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Peers;

/// <summary>Who is in a room, or expected within an unlapsed admission.</summary>
public sealed class RoomPeers
{
    private readonly ITableStore _table;
    private readonly TimeProvider _clock;

    internal RoomPeers(ITableStore table, TimeProvider clock)
    {
        _table = table;
        _clock = clock;
    }

    /// <summary>Null where nothing is known of the room.</summary>
    internal async Task<PeerPage?> ListAsync(string roomId, ListQuery query, CancellationToken cancellationToken)
    {
        if (await _table.FindRoomAsync(roomId, cancellationToken) is null)
        {
            return null;
        }

        var listed = new List<Peer>();
        long count = 0;
        await foreach (var row in _table.ScanAsync(roomId, RoomRows.Peers, cancellationToken))
        {
            var peer = Peer.From(row.Row[RoomRows.Peers.From.Length..], row.Properties);
            // By the time at which it was read, which storage may have kept us waiting for: a place that lapsed meanwhile is another's.
            if (peer.IsPresent(_clock.GetUtcNow()))
            {
                count++;
                if (listed.Count <= query.Limit && (query.After is null || string.CompareOrdinal(peer.PeerId, query.After) > 0))
                {
                    listed.Add(peer);
                }
            }
        }

        count += await CountAnonymousAsync(roomId, cancellationToken);
        return new(count, ListPage<Peer>.Cut(listed, query.Limit, peer => peer.PeerId));
    }

    // They are counted and not listed: only their connection will have a name.
    private ValueTask<int> CountAnonymousAsync(string roomId, CancellationToken cancellationToken) =>
        _table.ScanAsync(roomId, RoomRows.AnonymousPlaces with { From = FirstUnlapsed() }, cancellationToken)
            .CountAsync(place => string.CompareOrdinal(place.Row, FirstUnlapsed()) >= 0, cancellationToken);

    private string FirstUnlapsed() => RoomRows.AnonymousPlace(_clock.GetUtcNow().AddTicks(1), id: "");
}
