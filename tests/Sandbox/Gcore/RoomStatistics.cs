using System.Collections.Concurrent;
using System.Globalization;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>Who was in which room, from when to when.</summary>
internal sealed class RoomStatistics
{
    private readonly ConcurrentBag<Session> _sessions = [];

    public void Add(Session session) => _sessions.Add(session);

    public VendorAnswer Respond(ReceivedRequest request, DateTimeOffset now, Func<IReadOnlyList<Session>, object> describe)
    {
        if (Time(request, "from") is not { } from || Time(request, "to") is not { } to || from >= to)
        {
            return GcoreAnswer.Failed(400, "from and to are no period");
        }

        if (request.QueryValue("room_id") is not { Length: > 0 } room)
        {
            return GcoreAnswer.Failed(400, "room_id is required");
        }

        var sessions = _sessions
            .Where(session => session.RoomId == room && session.Joined <= to && session.Left >= from && session.KnownFrom <= now)
            .OrderBy(session => session.Joined)
            .ToArray();
        return sessions.Length == 0
            ? GcoreAnswer.Failed(404, "no data for this room")
            : VendorAnswer.Json(new { data = describe(sessions), errors = Array.Empty<string>() });
    }

    public static object Summarize(IReadOnlyList<Session> sessions)
    {
        var start = sessions.Min(session => session.Joined).ToUnixTimeSeconds();
        var end = sessions.Max(session => session.Left).ToUnixTimeSeconds();
        var participants = sessions.Select(session => session.PeerId).Distinct(StringComparer.Ordinal).Count();
        return new { participants, start_time = start, end_time = end, duration = end - start };
    }

    public static object Detail(IReadOnlyList<Session> sessions) => sessions.Select(session => new
    {
        person_id = session.PeerId,
        join_time = session.Joined.ToUnixTimeSeconds(),
        leave_time = session.Left.ToUnixTimeSeconds(),
        duration = session.Left.ToUnixTimeSeconds() - session.Joined.ToUnixTimeSeconds(),
    });

    private static DateTimeOffset? Time(ReceivedRequest request, string name) =>
        DateTimeOffset.TryParse(request.QueryValue(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    internal sealed record Session(string RoomId, string PeerId, DateTimeOffset Joined, DateTimeOffset Left, DateTimeOffset KnownFrom);
}
