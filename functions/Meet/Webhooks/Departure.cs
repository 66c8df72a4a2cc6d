using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Webhooks;

internal static class Departure
{
    /// <summary>The peer without the connection that it has; it may be about to have another.</summary>
    public static Peer EndConnection(this RoomState state, Peer peer)
    {
        var left = peer with { IsConnected = false, FoundUntil = null, ReplacedUntil = null, Replacements = 0 };
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
