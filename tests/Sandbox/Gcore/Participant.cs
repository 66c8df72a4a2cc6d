namespace RtcFunctions.Sandbox.Gcore;

/// <summary>One connection to a room, from its beginning to its end.</summary>
public sealed class Participant
{
    private readonly VideoRooms _rooms;

    internal Participant(VideoRooms rooms, string roomId, string peerId, string displayName, DateTimeOffset joinedAt)
    {
        _rooms = rooms;
        RoomId = roomId;
        PeerId = peerId;
        DisplayName = displayName;
        JoinedAt = joinedAt;
    }

    public string RoomId { get; }

    public string PeerId { get; }

    public string DisplayName { get; }

    public DateTimeOffset JoinedAt { get; }

    /// <summary>Null while the connection lasts.</summary>
    public Departure? Departure { get; internal set; }

    public bool IsInside => Departure is null;

    /// <summary>False where the connection has ended already.</summary>
    public bool Leave() => _rooms.Leave(this);
}
