using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Calls;

/// <summary>Ends a room for everybody in it. The vendor has it as a GET; ours is a POST, since it changes something.</summary>
public sealed class CloseMeetRoom(MeetCalls calls, RelayEngine relay)
{
    [Function(nameof(CloseMeetRoom))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "meet/rooms/{roomId}/closeRoom")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if ((await RequestBody.ReadAsync(request, relay.MaxRequestBytes, cancellationToken)).Failed(out var body, out var problem))
        {
            return problem;
        }

        // A GET has no body to put it in: whatever a caller says there would be dropped.
        if (!body.IsEmpty)
        {
            if (JsonFields.Read(request, body).Failed(out var fields, out problem))
            {
                return problem;
            }

            if (fields.Problem() is { } invalid)
            {
                return invalid;
            }
        }

        return calls.ToRoom(request, roomId, "closeRoom", HttpMethod.Get, isSentOnce: true).Failed(out var call, out problem)
            ? problem
            : await relay.RelayAsync(request, call);
    }
}
