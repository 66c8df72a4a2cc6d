using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Peers;

/// <summary>Reads whom a call is about: <c>meet/rooms/{roomId}/peers/{peerId}…</c>, in which a <c>/</c> of an ID is encoded.</summary>
internal static class PeerRoute
{
    /// <summary>400 where the room's ID or the peer's is malformed; <paramref name="behind"/> is how many segments follow the peer's.</summary>
    public static Outcome<string> Read(HttpRequest request, string roomId, int behind = 0) =>
        RoomRequest.Malformed(roomId) is { } malformed ? malformed
        : CallerPath.SegmentFromEnd(request, behind) is { } peerId && PeerId.IsWellFormed(peerId) ? peerId
        : Problem.InvalidField("peerId", PeerId.Rule);
}
