using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Calls;

/// <summary>Tells how many participants are in a room.</summary>
public sealed class CountMeetPeers(MeetCalls calls, RelayEngine relay)
{
    [Function(nameof(CountMeetPeers))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/rooms/{roomId}/numberPeers")] HttpRequest request,
        string roomId) =>
        calls.ToRoom(request, roomId, "numberPeers", HttpMethod.Get).Failed(out var call, out var problem)
            ? problem
            : await relay.RelayAsync(request, call);
}
