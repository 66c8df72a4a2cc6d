namespace RtcFunctions.Meet.Rooms;

/// <summary>What became of a change to a room; <paramref name="Room"/> is the room as it is now.</summary>
internal sealed record RoomChange(RoomChangeKind Kind, Room Room);

internal enum RoomChangeKind
{
    Made,
    Changed,
    NotFound,
    PreconditionFailed,
}
