using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Rooms;

/// <summary>
/// Lists what happened in a room, oldest first: <c>after</c>, <c>limit</c> →
/// <c>{"events":[{"cursor","at","kind","peerId","displayName"?,"reason"?,"count"?}],"next"}</c>. To follow, pass the last cursor seen.
/// </summary>
public sealed partial class ListMeetEvents(KeptRooms rooms, RoomEvents events)
{
    private static readonly ShownEventsContext Json = new(AnswerJson.CreateOptions());

    [Function(nameof(ListMeetEvents))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/rooms/{roomId}/events")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if (RoomRequest.Malformed(roomId) is { } malformed)
        {
            return malformed;
        }

        if (ListQuery.Read(request, RoomEvents.IsCursor).Failed(out var query, out var problem))
        {
            return problem;
        }

        var page = await events.ListAsync(roomId, query, cancellationToken);
        return page.Items.Count == 0 && await rooms.FindAsync(roomId, cancellationToken) is null
            ? RoomRequest.NotFound(roomId)
            : TypedResults.Json(new ShownEvents([.. page.Items.Select(Show)], page.Next), Json.ShownEvents);
    }

    private static ShownEvent Show((string Cursor, RoomEvent Event) item) => new(
        item.Cursor,
        Rfc3339.Format(item.Event.At),
        item.Event.Kind,
        item.Event.PeerId,
        item.Event.DisplayName,
        item.Event.Reason,
        item.Event.Count);

    internal sealed record ShownEvents(IReadOnlyList<ShownEvent> Events, string? Next);

    internal sealed record ShownEvent(
        string Cursor,
        string At,
        string Kind,
        string? PeerId,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DisplayName,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Count);

    [JsonSerializable(typeof(ShownEvents))]
    private sealed partial class ShownEventsContext : JsonSerializerContext;
}
