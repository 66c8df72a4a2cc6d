using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Which part of a list is asked for: what comes behind a cursor, so much at most.</summary>
internal sealed record ListQuery(string? After, int Limit)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;

    public static Outcome<ListQuery> Read(HttpRequest request, Func<string, bool> isCursor)
    {
        if (CallerQuery.Read(request).Failed(out var query, out var problem))
        {
            return problem;
        }

        var fields = new QueryFields(query);
        var after = fields.Optional("after");
        if (after is not null && !isCursor(after))
        {
            fields.Refuse("after", "must be a cursor of this list");
        }

        var limit = fields.OptionalInteger("limit", 1, MaxLimit) ?? DefaultLimit;
        fields.RefuseOthers();
        return fields.Problem() is { } invalid ? invalid : new ListQuery(after, limit);
    }
}
