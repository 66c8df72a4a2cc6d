using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Calls;

/// <summary>Hands back the figures of a room's occasions in a period: participants, first and last minute, duration.</summary>
public sealed class SummarizeMeetStatistics(MeetCalls calls, RelayEngine relay)
{
    [Function(nameof(SummarizeMeetStatistics))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/statistics/summary")] HttpRequest request) =>
        StatisticsQuery.Read(request).Failed(out var query, out var problem)
            ? problem
            : await relay.RelayAsync(request, calls.ToStreaming("statistics/peers/summary", query));
}
