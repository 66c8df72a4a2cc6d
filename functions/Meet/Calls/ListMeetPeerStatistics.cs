using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Calls;

/// <summary>Hands back each participant's sessions in a room in a period.</summary>
public sealed class ListMeetPeerStatistics(MeetCalls calls, RelayEngine relay)
{
    [Function(nameof(ListMeetPeerStatistics))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/statistics/peers")] HttpRequest request) =>
        StatisticsQuery.Read(request).Failed(out var query, out var problem)
            ? problem
            : await relay.RelayAsync(request, calls.ToStreaming("statistics/peers/", query));
}
