using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>Takes note that a peer has connected: it is present from now on, unless it may not be there at all.</summary>
internal sealed class ConnectOperation(string peerId, string? displayName, TimeSpan reconnect, bool evicts) : RoomOperation<RoomEvent>
{
    public override void Need(RoomNeeds needs) => Arrival.NeedFor(peerId, needs);

    protected override RoomEvent? Decide(RoomState state)
    {
        var peer = state.Peer(peerId);
        peer = peer with { DisplayName = displayName ?? peer.DisplayName };
        var connected = new RoomEvent(PresenceKind.Connected, state.Now, peerId, peer.DisplayName);
        var arrival = new Arrival(state, peer, connected, evicts);
        if (!peer.IsConnected)
        {
            return arrival.Judge();
        }

        return peer.IsBlockedIn(state.Room) && evicts ? arrival.Evict(AccessReason.Blocked)
            : peer.FoundUntil >= state.Now ? Confirm(state, peer, connected)
            : Replace(state, peer);
    }

    private static RoomEvent Confirm(RoomState state, Peer peer, RoomEvent connected)
    {
        state.Put(peer with { FoundUntil = null });
        state.Log(connected);
        return connected;
    }

    // The old connection's `disconnected` is still to come, or has been lost.
    private RoomEvent Replace(RoomState state, Peer peer)
    {
        var expected = peer.ReplacedUntil >= state.Now ? peer.Replacements : 0;
        state.Put(state.WithPlace(peer, !peer.ConnectsAsModerator(state.Now)) with
        {
            AdmittedUntil = null,
            ReplacedUntil = state.Now + reconnect,
            Replacements = expected + 1,
        });
        var replaced = new RoomEvent(PresenceKind.Replaced, state.Now, peerId, peer.DisplayName);
        state.Log(replaced);
        return replaced;
    }
}
