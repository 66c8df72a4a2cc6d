using System.Net.Http.Json;
using RtcFunctions.Load.Generators;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Load.Scenarios;

/// <summary>The app with rooms in a SQLite file, as the vendor calls it.</summary>
internal sealed class MeetApp : IAsyncDisposable
{
    private const string Credential = "Bearer load";

    private readonly AppProcess _process;

    private MeetApp(AppProcess process) => _process = process;

    public Uri Url => _process.Client.BaseAddress!;

    public static async Task<MeetApp> StartAsync() => new(await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Meet__AccessAuthorization"] = Credential,
        ["Meet__WebhookAuthorization"] = Credential,
        // A line for each call is telemetry, and as off as the rest; the other side writes none.
        ["Logging__LogLevel__RtcFunctions"] = "Warning",
        // Nothing else may be under way while figures are taken.
        ["ScheduleProbeMeetServers"] = "0 0 0 1 1 *",
        ["ScheduleReconcileMeetPresence"] = "0 0 0 1 1 *",
        ["ScheduleCollectMeetAttendance"] = "0 0 0 1 1 *",
    }));

    /// <summary>A room that anybody may enter who has a name, however many there are.</summary>
    public async Task OpenRoomAsync(string roomId)
    {
        using var answer = await _process.Client.PutAsJsonAsync($"api/meet/rooms/{roomId}", new { requireAccessToken = false });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Asks for each of these peers in turn.</summary>
    public LoadRequest Checks(string roomId, IEnumerable<string> peers) =>
        ToApp("api/meet/access", peers.Select(peer => $$"""{"accessToken":"","roomId":"{{roomId}}","peerId":"{{peer}}"}"""));

    public LoadRequest Webhooks(IEnumerable<(string RoomId, string PeerId, bool IsConnected)> events) =>
        ToApp("api/meet/webhooks", events.Select(told =>
            $$"""{"event":"{{(told.IsConnected ? "connected" : "disconnected")}}","roomId":"{{told.RoomId}}","peerId":"{{told.PeerId}}","displayName":"Ada"}"""));

    /// <summary>Lets each of a request's bodies be answered once.</summary>
    public Task SendEachAsync(LoadRequest request) => Parallel.ForEachAsync(
        request.Bodies,
        new ParallelOptions { MaxDegreeOfParallelism = 64 },
        async (body, cancellationToken) =>
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, request.Url) { Content = new StringContent(body) };
            message.Headers.TryAddWithoutValidation("Authorization", Credential);
            using var answer = await _process.Client.SendAsync(message, cancellationToken);
            answer.EnsureSuccessStatusCode();
        });

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private LoadRequest ToApp(string path, IEnumerable<string> bodies) => new("POST", new Uri(Url, path), [.. bodies])
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Authorization"] = Credential,
            ["Content-Type"] = "application/json",
        },
    };
}
