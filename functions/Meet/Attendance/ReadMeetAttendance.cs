using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Attendance;

/// <summary>
/// Tells who attended a room's latest occasion:
/// <c>{"participants","startTime","endTime","duration","sessions":[{"peerId","joinTime","leaveTime","duration"}]}</c>, durations in
/// seconds; 404 before there is one.
/// </summary>
public sealed partial class ReadMeetAttendance(RoomAttendances attendances)
{
    private static readonly ShownAttendanceContext Json = new(AnswerJson.CreateOptions());

    [Function(nameof(ReadMeetAttendance))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/rooms/{roomId}/attendance")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if (RoomRequest.Malformed(roomId) is { } malformed)
        {
            return malformed;
        }

        return await attendances.FindAsync(roomId, cancellationToken) is { } found
            ? TypedResults.Json(Show(found.Figures, found.Sessions), Json.ShownAttendance)
            : Problem.NotFound($"Nothing is known yet of who attended {roomId}.");
    }

    private static ShownAttendance Show(RoomAttendance figures, IReadOnlyList<AttendedSession> sessions) => new(
        figures.Participants,
        Time(figures.StartTime),
        Time(figures.EndTime),
        figures.Duration,
        [.. sessions.Select(session => new ShownSession(
            session.PeerId,
            Time(session.JoinTime),
            session.LeaveTime is { } left ? Time(left) : null,
            session.Duration))]);

    private static string Time(long unixSeconds) => Rfc3339.Format(DateTimeOffset.FromUnixTimeSeconds(unixSeconds));

    internal sealed record ShownAttendance(
        long Participants, string StartTime, string EndTime, long Duration, IReadOnlyList<ShownSession> Sessions);

    internal sealed record ShownSession(string? PeerId, string JoinTime, string? LeaveTime, long? Duration);

    [JsonSerializable(typeof(ShownAttendance))]
    private sealed partial class ShownAttendanceContext : JsonSerializerContext;
}
