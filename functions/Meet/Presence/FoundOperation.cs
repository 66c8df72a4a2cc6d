using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;

namespace RtcFunctions.Meet.Presence;

/// <summary>
/// Takes note that the vendor has a peer that we do not count as connected, unless something was told of it since it was seen. Who
/// was there and left by itself is taken back: it never went. The others are judged as if they connected now.
/// </summary>
internal sealed class FoundOperation(SeenPeer seen, TimeSpan reconnect, bool evicts) : RoomOperation<Decided<RoomEvent>>
{
    public override void Need(RoomNeeds needs) => Arrival.NeedFor(seen.Peer.PeerId, needs);

    protected override Decided<RoomEvent>? Decide(RoomState state)
    {
        var peerId = seen.Peer.PeerId;
        if (!state.IsAsSeen(RoomRows.Peer(peerId), seen.ETag))
        {
            return new(null);
        }

        var peer = state.Peer(peerId);
        var reconciled = new RoomEvent(PresenceKind.Reconciled, state.Now, peerId, peer.DisplayName, PresenceKind.Connected);
        var arrival = new Arrival(state, peer, reconciled, evicts) { FoundUntil = state.Now + reconnect };
        var isTakenBack = peer is { LeftAt: not null, IsPutOut: false } && !peer.IsBlockedIn(state.Room);
        return isTakenBack ? new(arrival.LetBack())
            : arrival.Judge() is { } judged ? new(judged)
            : null;
    }
}
