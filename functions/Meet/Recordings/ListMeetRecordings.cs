using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Meet.Calls;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Recordings;

/// <summary>
/// Lists a room's recordings: <c>room_id</c>, <c>after</c>, <c>limit</c> →
/// <c>{"recordings":[{"videoId","name","hlsUrl","mp4Url"}],"next"}</c>. One search, and a read for each video.
/// </summary>
public sealed partial class ListMeetRecordings(MeetCalls calls, RelayEngine relay)
{
    private static readonly ListedJson Json = new(AnswerJson.CreateOptions());

    [Function(nameof(ListMeetRecordings))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/recordings")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (RecordingsQuery.Read(request).Failed(out var query, out var problem))
        {
            return problem;
        }

        var search = calls.ToVideoSearch(query.RoomId);
        if (await relay.DryRunAsync(request, search) is { } shown)
        {
            return shown;
        }

        if ((await relay.AskAsync(search, cancellationToken)).Failed(out var answer, out problem))
        {
            return problem;
        }

        if (answer.Status != StatusCodes.Status200OK)
        {
            return RelayEngine.HandBack(search, answer);
        }

        using (answer)
        {
            return FoundVideo.ReadAll(JsonText.Parse(answer.Json), query.RoomId) is { } found
                ? await ReadAsync(query, found, cancellationToken)
                : Problem.VendorInvalidResponse(MeetRelay.Name, "the search for videos brought no list of them");
        }
    }

    /// <summary>One after the other: the call has one request among the others' at a time, however many videos there are.</summary>
    private async Task<IResult> ReadAsync(RecordingsQuery query, IReadOnlyList<FoundVideo> found, CancellationToken cancellationToken)
    {
        var rest = found.Where(video => query.After is null || VideoId.Order.Compare(video.Id, query.After) > 0).ToArray();
        var page = rest.Take(query.Limit).ToArray();
        var recordings = new List<Recording>(page.Length);
        foreach (var video in page)
        {
            var call = calls.ToFoundVideo(video.Id);
            if ((await relay.AskAsync(call, cancellationToken)).Failed(out var answer, out var problem))
            {
                return problem;
            }

            if (answer.Status is not (StatusCodes.Status200OK or StatusCodes.Status404NotFound))
            {
                return RelayEngine.HandBack(call, answer);
            }

            using (answer)
            {
                if (answer.Status == StatusCodes.Status404NotFound)
                {
                    continue;
                }

                if (Recording.Read(video, JsonText.Parse(answer.Json)) is not { } recording)
                {
                    return Problem.VendorInvalidResponse(MeetRelay.Name, "a video's read brought no metadata");
                }

                recordings.Add(recording);
            }
        }

        return TypedResults.Json(new Listed(recordings, rest.Length > page.Length ? page[^1].Id : null), Json.Listed);
    }

    internal sealed record Listed(IReadOnlyList<Recording> Recordings, string? Next);

    [JsonSerializable(typeof(Listed))]
    private sealed partial class ListedJson : JsonSerializerContext;
}
