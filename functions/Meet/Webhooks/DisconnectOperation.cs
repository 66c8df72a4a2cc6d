using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>Takes note that a connection has ended, which is not always the one that its peer has now.</summary>
internal sealed class DisconnectOperation(string peerId, string? displayName) : RoomOperation<RoomEvent>
{
    public override void Need(RoomNeeds needs) => needs.Peer(peerId);

    protected override RoomEvent Decide(RoomState state)
    {
        var peer = state.Peer(peerId);
        if (peer.IsConnected)
        {
            state.Put(EndConnection(state, peer));
        }

        var ended = new RoomEvent(PresenceKind.Disconnected, state.Now, peerId, displayName ?? peer.DisplayName);
        state.Log(ended);
        return ended;
    }

    private static Peer EndConnection(RoomState state, Peer peer)
    {
        if (peer.Replacements > 0 && peer.ReplacedUntil >= state.Now)
        {
            return peer with { Replacements = peer.Replacements - 1 };
        }

        var left = peer with { IsConnected = false, ReplacedUntil = null, Replacements = 0 };
        return peer.IsAdmitted(state.Now)
            ? AwaitNext(state, left, peer.AdmittedUntil!.Value)
            : state.WithPlace(left, holds: false) with { LeftAt = state.Now };
    }

    /// <summary>A check was answered 409, and the new connection is yet to come: its place goes from the old one to that admission.</summary>
    private static Peer AwaitNext(RoomState state, Peer peer, DateTimeOffset until)
    {
        var next = state.WithPlace(peer, !peer.IsModerator);
        if (next.HoldsPlace)
        {
            state.HoldUntil(until, peer.PeerId);
        }

        return next with { HoldsPlace = false, Since = state.Now };
    }
}
