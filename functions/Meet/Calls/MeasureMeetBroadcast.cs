using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Calls;

/// <summary>Tells how long a room has been there.</summary>
public sealed class MeasureMeetBroadcast(MeetCalls calls, RelayEngine relay)
{
    [Function(nameof(MeasureMeetBroadcast))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/rooms/{roomId}/durationOfBroadcast")] HttpRequest request,
        string roomId) =>
        calls.ToRoom(request, roomId, "durationOfBroadcast", HttpMethod.Get).Failed(out var call, out var problem)
            ? problem
            : await relay.RelayAsync(request, call);
}
