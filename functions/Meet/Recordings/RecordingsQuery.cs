using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Recordings;

/// <summary>Which recordings are asked for: a room's, behind a cursor, so many at most.</summary>
internal sealed record RecordingsQuery(string RoomId, string? After, int Limit)
{
    // Each costs a request at the vendor, and there are few of those in a second.
    private const int MaxLimit = 16;

    public static Outcome<RecordingsQuery> Read(HttpRequest request)
    {
        if (CallerQuery.Read(request).Failed(out var query, out var problem))
        {
            return problem;
        }

        var fields = new QueryFields(query);
        var roomId = fields.Required("room_id");
        if (roomId is not null && !Meet.RoomId.IsWellFormed(roomId))
        {
            fields.Refuse("room_id", Meet.RoomId.Rule);
        }

        var after = fields.Optional("after");
        if (after is not null && !VideoId.IsWellFormed(after))
        {
            fields.Refuse("after", "must be the next of an earlier answer");
        }

        var limit = fields.OptionalInteger("limit", 1, MaxLimit) ?? MaxLimit;
        fields.RefuseOthers();
        return fields.Problem() is { } invalid ? invalid : new RecordingsQuery(roomId!, after, limit);
    }
}
