using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Calls;

/// <summary>Hands back a recorded video's metadata.</summary>
public sealed class ReadMeetVideo(MeetCalls calls, RelayEngine relay)
{
    [Function(nameof(ReadMeetVideo))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/videos/{videoId}")] HttpRequest request,
        string videoId)
    {
        if (!VideoId.IsWellFormed(videoId))
        {
            return Problem.InvalidField("videoId", VideoId.Rule);
        }

        return CallerQuery.Read(request).Failed(out var query, out var problem)
            ? problem
            : await relay.RelayAsync(request, calls.ToVideo(videoId, query));
    }
}
