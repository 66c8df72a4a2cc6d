using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Peers;

/// <summary>
/// Removes a participant: <c>{"block":true|false}</c> → <c>{"peerId","blocked","closed"}</c>. Where it is not <c>closed</c>, the vendor
/// did not say so yet and is asked again. <c>false</c> for somebody who is blocked lifts that, and removes nobody.
/// </summary>
public sealed partial class RemoveMeetPeer(PeerRemoval removal, RelayEngine relay)
{
    private static readonly RemovedContext Json = new(AnswerJson.CreateOptions());

    [Function(nameof(RemoveMeetPeer))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "meet/rooms/{roomId}/peers/{peerId}/remove")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if (PeerRoute.Read(request, roomId, behind: 1).Failed(out var peerId, out var problem)
            || (await RoomRequest.ReadAsync(request, roomId, relay.MaxRequestBytes, cancellationToken)).Failed(out var fields, out problem))
        {
            return problem;
        }

        var blocks = fields.RequiredBoolean("block");
        if (fields.Problem() is { } invalid)
        {
            return invalid;
        }

        return await removal.RemoveAsync(roomId, peerId, blocks, cancellationToken) is { } closed
            ? TypedResults.Json(new Removed(peerId, blocks, closed), Json.Removed)
            : RoomRequest.NotFound(roomId);
    }

    internal sealed record Removed(string PeerId, bool Blocked, bool Closed);

    [JsonSerializable(typeof(Removed))]
    private sealed partial class RemovedContext : JsonSerializerContext;
}
