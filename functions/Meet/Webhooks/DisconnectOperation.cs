using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>Takes note that a connection has ended, which is not always the one that its peer has now.</summary>
internal sealed class DisconnectOperation(string peerId, string? displayName) : RoomOperation<RoomEvent>
{
    private readonly string _erased = ErasureMark.RowOf(peerId);

    public override void Need(RoomNeeds needs)
    {
        needs.Peer(peerId);
        needs.Row(_erased);
    }

    protected override RoomEvent Decide(RoomState state)
    {
        var peer = state.Peer(peerId);
        if (peer.IsConnected)
        {
            state.Put(End(state, peer));
        }

        // Whoever was erased while in the room is closed, and only then does this come.
        var isErased = state.Read(RoomRows.Peer(peerId)) is null && state.Read(_erased) is not null;
        var ended = isErased
            ? new RoomEvent(PresenceKind.Disconnected, state.Now)
            : new RoomEvent(PresenceKind.Disconnected, state.Now, peerId, displayName ?? peer.DisplayName);
        state.Log(ended);
        return ended;
    }

    private static Peer End(RoomState state, Peer peer) => peer.Replacements > 0 && peer.ReplacedUntil >= state.Now
        ? peer with { Replacements = peer.Replacements - 1 }
        : state.EndConnection(peer);
}
