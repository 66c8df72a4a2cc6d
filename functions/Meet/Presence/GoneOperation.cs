using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;

namespace RtcFunctions.Meet.Presence;

/// <summary>Takes note that the vendor does not have a peer, unless something was told of it since it was seen.</summary>
internal sealed class GoneOperation(SeenPeer seen) : RoomOperation<Decided<RoomEvent>>
{
    public override void Need(RoomNeeds needs) => needs.Peer(seen.Peer.PeerId);

    protected override Decided<RoomEvent> Decide(RoomState state)
    {
        var peerId = seen.Peer.PeerId;
        if (!state.IsAsSeen(RoomRows.Peer(peerId), seen.ETag))
        {
            return new(null);
        }

        var peer = state.Peer(peerId);
        state.Put(state.EndConnection(peer));
        var reconciled = new RoomEvent(PresenceKind.Reconciled, state.Now, peerId, peer.DisplayName, PresenceKind.Disconnected);
        state.Log(reconciled);
        return new(reconciled);
    }
}
