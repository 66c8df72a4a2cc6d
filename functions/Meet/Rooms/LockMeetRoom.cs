using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Lets nobody in any more but moderators: <c>{"message"?}</c>, which stays as it was where none is given.</summary>
public sealed class LockMeetRoom(KeptRooms rooms, RelayEngine relay)
{
    [Function(nameof(LockMeetRoom))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "meet/rooms/{roomId}/lock")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if ((await RoomRequest.ReadAsync(request, roomId, relay.MaxRequestBytes, cancellationToken, needsBody: false))
                .Failed(out var fields, out var problem)
            || RoomPreconditions.Read(request).Failed(out var preconditions, out problem))
        {
            return problem;
        }

        var message = PolicyFields.Message(fields);
        if (fields.Problem() is { } invalid)
        {
            return invalid;
        }

        var change = new ChangeOperation(
            preconditions, makes: false, policy => policy with { Locked = true, Message = message ?? policy.Message });
        return RoomAnswer.To(request, roomId, await rooms.ChangeAsync(roomId, change, cancellationToken));
    }
}
