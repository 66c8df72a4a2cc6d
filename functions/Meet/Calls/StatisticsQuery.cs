using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Calls;

/// <summary>What both statistics want: <c>room_id</c>, and a period from <c>from</c> to <c>to</c>.</summary>
internal static class StatisticsQuery
{
    private const string NoTime = "must be an RFC 3339 time such as 2030-01-31T09:00:00Z, each + in it encoded";

    /// <summary>The caller's query as it came, checked.</summary>
    public static Outcome<CallerQuery> Read(HttpRequest request)
    {
        if (CallerQuery.Read(request).Failed(out var query, out var problem))
        {
            return problem;
        }

        var fields = new QueryFields(query);
        if (fields.Required("room_id") is { } roomId && !RoomId.IsWellFormed(roomId))
        {
            fields.Refuse("room_id", RoomId.Rule);
        }

        var (from, to) = (Time(fields, "from"), Time(fields, "to"));
        if (from >= to)
        {
            fields.Refuse("from", "must be before to");
        }

        return fields.Problem() is { } invalid ? invalid : query;
    }

    private static DateTimeOffset? Time(QueryFields fields, string name)
    {
        if (fields.Required(name) is not { } text)
        {
            return null;
        }

        if (Rfc3339.TryParse(text, out var time))
        {
            return time;
        }

        fields.Refuse(name, NoTime);
        return null;
    }
}
