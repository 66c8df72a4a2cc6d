using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Peers;

internal static class Leaving
{
    /// <summary>The peer as somebody who is not in the room, nor expected; the places that it held are given back.</summary>
    public static Peer Leave(this RoomState state, Peer peer)
    {
        if (state.PlaceOf(peer) is { } place)
        {
            state.GiveBack(place);
        }

        return state.WithPlace(peer, holds: false) with
        {
            IsConnected = false,
            AdmittedUntil = null,
            AnnouncedUntil = null,
            IsAnnouncedModerator = false,
            FoundUntil = null,
            ReplacedUntil = null,
            Replacements = 0,
            IsModerator = false,
            LeftAt = state.Now,
            IsPutOut = true,
        };
    }
}
