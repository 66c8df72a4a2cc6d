using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Agora.Events;

/// <summary>Which events are asked for: those behind a cursor, so many at most.</summary>
internal sealed record EventsQuery(string After, int Limit)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;

    public static Outcome<EventsQuery> Read(HttpRequest request)
    {
        if (CallerQuery.Read(request).Failed(out var query, out var problem))
        {
            return problem;
        }

        var fields = new QueryFields(query);
        var after = fields.Optional("after");
        if (after is not null && !EventCursor.IsWellFormed(after))
        {
            fields.Refuse("after", "must be the cursor of an event");
        }

        var limit = fields.OptionalInteger("limit", 1, MaxLimit) ?? DefaultLimit;
        fields.RefuseOthers();
        return fields.Problem() is { } invalid ? invalid : new EventsQuery(after ?? EventCursor.Start, limit);
    }
}
