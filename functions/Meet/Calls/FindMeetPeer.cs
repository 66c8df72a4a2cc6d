using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Calls;

/// <summary>Tells whether a participant is in a room, in the form that <c>Meet__ExistingPeer</c> names.</summary>
public sealed class FindMeetPeer(MeetCalls calls, RelayEngine relay)
{
    private const string Operation = MeetCalls.PresenceOfPeer;

    [Function(nameof(FindMeetPeer))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/rooms/{roomId}/existingPeer/{peerId}")] HttpRequest request,
        string roomId)
    {
        if (CallerPath.LastSegment(request).Failed(out var peerId, out var problem))
        {
            return problem;
        }

        if (!PeerId.IsWellFormed(peerId))
        {
            return Problem.InvalidField("peerId", PeerId.Rule);
        }

        return ToRoom(request, roomId, peerId).Failed(out var call, out problem) ? problem : await relay.RelayAsync(request, call);
    }

    private Outcome<MeetRelay> ToRoom(HttpRequest request, string roomId, string peerId) => calls.AsksForPeersByBody
        ? calls.ToRoom(request, roomId, Operation, HttpMethod.Post, PeerId.ToBody(peerId), "application/json")
        : calls.ToRoom(request, roomId, Operation, HttpMethod.Get, peerId: peerId);
}
