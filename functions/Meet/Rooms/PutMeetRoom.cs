using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Rooms;

/// <summary>
/// Makes a room or replaces its policy: <c>{"opensAt"?,"closesAt"?,"maxParticipants"?,"requirePeerId","requireAccessToken","locked",
/// "message"?}</c> → 201 or 200 with the room and its ETag.
/// </summary>
public sealed class PutMeetRoom(KeptRooms rooms, RelayEngine relay, IOptions<MeetOptions> options)
{
    [Function(nameof(PutMeetRoom))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "meet/rooms/{roomId}")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if ((await RoomRequest.ReadAsync(request, roomId, relay.MaxRequestBytes, cancellationToken)).Failed(out var fields, out var problem)
            || RoomPreconditions.Read(request).Failed(out var preconditions, out problem))
        {
            return problem;
        }

        var policy = PolicyFields.Read(fields);
        if (fields.Problem() is { } invalid)
        {
            return invalid;
        }

        if (policy.RequireAccessToken && options.Value.JwtRequired)
        {
            return Problem.OperationDisabled("The account requires JWTs (Meet__JwtRequired), so requireAccessToken must be false.");
        }

        var change = new ChangeOperation(preconditions, makes: true, _ => policy);
        return RoomAnswer.To(request, roomId, await rooms.ChangeAsync(roomId, change, cancellationToken));
    }
}
