using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Opens a locked room again; its message stays.</summary>
public sealed class UnlockMeetRoom(KeptRooms rooms, RelayEngine relay)
{
    [Function(nameof(UnlockMeetRoom))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "meet/rooms/{roomId}/unlock")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if ((await RoomRequest.ReadAsync(request, roomId, relay.MaxRequestBytes, cancellationToken, needsBody: false))
                .Failed(out var fields, out var problem)
            || RoomPreconditions.Read(request).Failed(out var preconditions, out problem))
        {
            return problem;
        }

        if (fields.Problem() is { } invalid)
        {
            return invalid;
        }

        var change = new ChangeOperation(preconditions, makes: false, policy => policy with { Locked = false });
        return RoomAnswer.To(request, roomId, await rooms.ChangeAsync(roomId, change, cancellationToken));
    }
}
