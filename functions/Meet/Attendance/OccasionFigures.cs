using System.Text.Json;

namespace RtcFunctions.Meet.Attendance;

/// <summary>Reads the vendor's statistics: <c>{"data":…,"errors":[]}</c>, times in UNIX seconds.</summary>
internal static class OccasionFigures
{
    // What a DateTimeOffset can tell, the year 9999.
    private const long LatestTime = 253_402_300_799;

    /// <summary>Null where the answer has no such figures.</summary>
    public static RoomAttendance? ReadSummary(JsonElement? answer) =>
        DataOf(answer) is { ValueKind: JsonValueKind.Object } summary
        && NumberOf(summary, "participants") is { } participants
        && TimeOf(summary, "start_time") is { } start
        && TimeOf(summary, "end_time") is { } end
            ? new(participants, start, end, NumberOf(summary, "duration") ?? end - start, Parts: 0)
            : null;

    /// <summary>Null where the answer is no list of sessions.</summary>
    public static IReadOnlyList<AttendedSession>? ReadSessions(JsonElement? answer)
    {
        if (DataOf(answer) is not { ValueKind: JsonValueKind.Array } list)
        {
            return null;
        }

        var sessions = new List<AttendedSession>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || item.TextOf("person_id") is not { } peerId || TimeOf(item, "join_time") is not { } join)
            {
                return null;
            }

            // One that the vendor has no end of yet is kept without it.
            var leave = TimeOf(item, "leave_time");
            sessions.Add(new(peerId, join, leave, NumberOf(item, "duration") ?? leave - join));
        }

        return sessions;
    }

    private static JsonElement? DataOf(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.Object } page && page.TryGetProperty("data", out var data) ? data : answer;

    private static long? TimeOf(JsonElement json, string name) => NumberOf(json, name) is { } time and >= 0 and <= LatestTime ? time : null;

    private static long? NumberOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
        && Math.Abs(number) < long.MaxValue
            ? (long)number
            : null;
}
