using System.Text.Json.Serialization;

namespace RtcFunctions.Meet.Attendance;

/// <summary>One person's time in a room, in UNIX seconds as the vendor tells it; without an ID where that person was erased.</summary>
internal sealed record AttendedSession(
    [property: JsonPropertyName("p")] string? PeerId,
    [property: JsonPropertyName("j")] long JoinTime,
    [property: JsonPropertyName("l")] long? LeaveTime,
    [property: JsonPropertyName("d")] long? Duration);
