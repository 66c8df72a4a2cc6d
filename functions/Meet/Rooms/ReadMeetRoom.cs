using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Shows a room that we keep, with its ETag.</summary>
public sealed class ReadMeetRoom(KeptRooms rooms)
{
    [Function(nameof(ReadMeetRoom))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/rooms/{roomId}")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if (RoomRequest.Malformed(roomId) is { } malformed)
        {
            return malformed;
        }

        return await rooms.FindAsync(roomId, cancellationToken) is { IsKept: true } room
            ? RoomAnswer.To(request, roomId, room)
            : RoomRequest.NotFound(roomId);
    }
}
