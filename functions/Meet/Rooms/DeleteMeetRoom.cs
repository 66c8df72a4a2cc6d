using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Keeps a room no longer: its events stay, its invitations die at once.</summary>
public sealed class DeleteMeetRoom(KeptRooms rooms)
{
    [Function(nameof(DeleteMeetRoom))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "meet/rooms/{roomId}")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if (RoomRequest.Malformed(roomId) is { } malformed)
        {
            return malformed;
        }

        if (RoomPreconditions.Read(request).Failed(out var preconditions, out var problem))
        {
            return problem;
        }

        var change = await rooms.ChangeAsync(roomId, new DeleteOperation(preconditions), cancellationToken);
        return change.Kind == RoomChangeKind.Changed ? TypedResults.NoContent() : RoomAnswer.Refusal(roomId, change);
    }
}
