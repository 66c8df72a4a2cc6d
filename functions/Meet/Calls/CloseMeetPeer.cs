using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Calls;

/// <summary>Removes a participant from a room: <c>{"peerId"}</c>.</summary>
public sealed class CloseMeetPeer(MeetCalls calls, RelayEngine relay)
{
    [Function(nameof(CloseMeetPeer))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "meet/rooms/{roomId}/closePeer")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if ((await RequestBody.ReadAsync(request, relay.MaxRequestBytes, cancellationToken)).Failed(out var body, out var problem)
            || JsonFields.Read(request, body).Failed(out var fields, out problem))
        {
            return problem;
        }

        PeerId.Read(fields, "peerId");
        if (fields.Problem() is { } invalid)
        {
            return invalid;
        }

        var contentType = string.IsNullOrEmpty(request.ContentType) ? "application/json" : null;
        return calls.ToRoom(request, roomId, "closePeer", HttpMethod.Post, body, contentType).Failed(out var call, out problem)
            ? problem
            : await relay.RelayAsync(request, call);
    }
}
