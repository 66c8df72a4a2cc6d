using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Peers;

/// <summary>A part of the list of who is present; <paramref name="Count"/> is all of them.</summary>
internal sealed record PeerPage(long Count, ListPage<Peer> Peers);
