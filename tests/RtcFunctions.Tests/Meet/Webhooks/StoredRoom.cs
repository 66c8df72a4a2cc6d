using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Meet.Webhooks;

/// <summary>What lies in storage of one room.</summary>
internal sealed class StoredRoom(ITableStore store, string roomId)
{
    private readonly string _partition = RoomRows.Partition(roomId);

    public async Task<Room> ReadAsync() => Room.From((await store.ReadAsync(_partition, RoomRows.Room, default))!.Properties);

    public async Task<Peer> PeerAsync(string peerId) =>
        await store.ReadAsync(_partition, RoomRows.Peer(peerId), default) is { } row ? Peer.From(peerId, row.Properties) : new Peer(peerId);

    public async Task<bool> IsToBeClosedAsync(string peerId) => await store.ReadAsync(_partition, RoomRows.Closing(peerId), default) is not null;

    public async Task<RoomEvent[]> EventsAsync() => [.. (await RowsAsync(RoomRows.Events)).Select(row => RoomEvent.From(row.Properties))];

    /// <summary>Each event's kind, peer and reason.</summary>
    public async Task<string[]> LogAsync() =>
        [.. (await EventsAsync()).Select(entry => string.Join(' ', new[] { entry.Kind, entry.PeerId, entry.Reason }.OfType<string>()))];

    /// <summary>The places that the rows hold, waiting and connected, to be compared with the room's count.</summary>
    public async Task<int> HeldPlacesAsync()
    {
        var waiting = await RowsAsync(RoomRows.Places);
        var anonymous = await RowsAsync(RoomRows.AnonymousPlaces);
        var peers = await RowsAsync(RoomRows.Peers);
        return waiting.Count
            + anonymous.Count(row => row.Properties.GetBoolean("uncounted") is not true)
            + peers.Count(row => Peer.From(row.Row, row.Properties).HoldsPlace);
    }

    private Task<List<TableEntity>> RowsAsync(RowRange range) => store.ScanPartitionAsync(_partition, range, default).ToListAsync().AsTask();
}
