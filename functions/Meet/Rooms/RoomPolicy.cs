namespace RtcFunctions.Meet.Rooms;

/// <summary>Who may enter a room, and when: what PUT sets.</summary>
internal sealed record RoomPolicy
{
    /// <summary>For rooms that nobody has PUT: no limit and no demand.</summary>
    public static readonly RoomPolicy None = new() { RequirePeerId = false, RequireAccessToken = false };

    public DateTimeOffset? OpensAt { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    public int? MaxParticipants { get; init; }

    public bool RequirePeerId { get; init; } = true;

    public bool RequireAccessToken { get; init; } = true;

    public bool Locked { get; init; }

    public string? Message { get; init; }
}
