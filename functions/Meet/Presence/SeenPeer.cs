using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Presence;

/// <summary>A peer as it was read before the vendor was asked; what it is told by then holds only while the row has this ETag.</summary>
internal sealed record SeenPeer(Peer Peer, string ETag);
