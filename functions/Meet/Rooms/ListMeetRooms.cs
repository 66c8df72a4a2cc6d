using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Rooms;

/// <summary>
/// Lists the rooms that we keep: <c>after</c> (a room's ID), <c>limit</c> → <c>{"rooms":[…],"next"}</c>. A page may be short where
/// another follows.
/// </summary>
public sealed partial class ListMeetRooms(KeptRooms rooms)
{
    private static readonly ShownRoomsContext Json = new(AnswerJson.CreateOptions());

    [Function(nameof(ListMeetRooms))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/rooms")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (ListQuery.Read(request, RoomId.IsWellFormed).Failed(out var query, out var problem))
        {
            return problem;
        }

        var page = await rooms.ListAsync(query, cancellationToken);
        var shown = page.Items.Select(item => ShownRoom.From(item.RoomId, item.Room));
        return TypedResults.Json(new ShownRooms([.. shown], page.Next), Json.ShownRooms);
    }

    internal sealed record ShownRooms(IReadOnlyList<ShownRoom> Rooms, string? Next);

    [JsonSerializable(typeof(ShownRooms))]
    private sealed partial class ShownRoomsContext : JsonSerializerContext;
}
