using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Peers;

/// <summary>Erases a person from a room: ID and name go from peers, invitations and events; who is in the room is removed first.</summary>
public sealed class EraseMeetPeer(PeerErasure erasure)
{
    [Function(nameof(EraseMeetPeer))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "meet/rooms/{roomId}/peers/{peerId}")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if (PeerRoute.Read(request, roomId).Failed(out var peerId, out var problem))
        {
            return problem;
        }

        return await erasure.EraseAsync(roomId, peerId, cancellationToken) ? TypedResults.NoContent() : RoomRequest.NotFound(roomId);
    }
}
