using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Rooms;

/// <summary>A room as we show it.</summary>
internal sealed record ShownRoom(
    string RoomId, string? OpensAt, string? ClosesAt, int? MaxParticipants, bool RequirePeerId, bool RequireAccessToken, bool Locked, string? Message)
{
    public static ShownRoom From(string roomId, Room room) => new(
        roomId,
        room.Policy.OpensAt is { } opens ? Rfc3339.Format(opens) : null,
        room.Policy.ClosesAt is { } closes ? Rfc3339.Format(closes) : null,
        room.Policy.MaxParticipants,
        room.Policy.RequirePeerId,
        room.Policy.RequireAccessToken,
        room.Policy.Locked,
        room.Policy.Message);
}

/// <summary>Answers with one room and its ETag, or with what kept it from being changed.</summary>
internal static partial class RoomAnswer
{
    private static readonly ShownRoomContext Json = new(AnswerJson.CreateOptions());

    public static IResult To(HttpRequest request, string roomId, RoomChange change) => change.Kind switch
    {
        RoomChangeKind.Made => To(request, roomId, change.Room, StatusCodes.Status201Created),
        RoomChangeKind.Changed => To(request, roomId, change.Room),
        _ => Refusal(roomId, change),
    };

    public static IResult To(HttpRequest request, string roomId, Room room, int status = StatusCodes.Status200OK)
    {
        request.HttpContext.Response.Headers.ETag = RoomETag.Of(room);
        return TypedResults.Json(ShownRoom.From(roomId, room), Json.ShownRoom, statusCode: status);
    }

    public static Problem Refusal(string roomId, RoomChange change) => change.Kind == RoomChangeKind.PreconditionFailed
        ? Problem.PreconditionFailed("If-Match or If-None-Match does not hold: the room is another one by now.")
        : RoomRequest.NotFound(roomId);

    [JsonSerializable(typeof(ShownRoom))]
    private sealed partial class ShownRoomContext : JsonSerializerContext;
}
