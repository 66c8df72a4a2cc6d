using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>
/// Access checks and webhooks, each of a peer of its own, one after the other in many loops until it is told to end; each loop at one of
/// the app's instances.
/// </summary>
internal sealed class MeetTraffic(string roomId, string accessToken, string credential, params HttpClient[] apps)
{
    private const int Askers = 48;
    private const int Tellers = 16;

    /// <summary>The room that webhooks tell of.</summary>
    public const string ToldRoom = "serv3told";

    private readonly ConcurrentQueue<AskedAnswer> _answers = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private volatile bool _isEnding;
    private int _peers;

    public TimeSpan Now => _clock.Elapsed;

    public IReadOnlyCollection<AskedAnswer> Answers => _answers;

    public async Task RunAsync(Func<Task> meanwhile)
    {
        Task[] loops =
        [
            .. Enumerable.Repeat(AskAsync, Askers).Concat(Enumerable.Repeat(TellAsync, Tellers))
            .Select((callAsync, i) => LoopAsync(callAsync, apps[i % apps.Length])),
        ];
        try
        {
            await meanwhile();
        }
        finally
        {
            _isEnding = true;
        }

        await Task.WhenAll(loops);
    }

    /// <summary>Waits until that many answers like these have come to calls that were made from then on.</summary>
    public Task WaitForAsync(int count, TimeSpan since, Func<AskedAnswer, bool> like) =>
        Eventually.HoldsAsync(() => Task.FromResult(_answers.Count(answer => answer.At >= since && like(answer)) >= count));

    private async Task LoopAsync(Func<HttpClient, string, Task<HttpResponseMessage>> callAsync, HttpClient app)
    {
        while (!_isEnding)
        {
            var peerId = $"peer-{Interlocked.Increment(ref _peers)}";
            var start = _clock.Elapsed;
            using var response = await callAsync(app, peerId);
            var body = await response.Content.ReadFromJsonAsync<JsonElement>();
            var isCheck = body.TryGetProperty("reason", out var word);
            var hasWord = isCheck || body.TryGetProperty("code", out word);
            _answers.Enqueue(new(isCheck, peerId, (int)response.StatusCode, hasWord ? word.GetString() : null, start, _clock.Elapsed - start));
        }
    }

    private Task<HttpResponseMessage> AskAsync(HttpClient app, string peerId) =>
        app.PostAsJsonAsync("/api/meet/access", new { accessToken, roomId, peerId });

    private Task<HttpResponseMessage> TellAsync(HttpClient app, string peerId)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/meet/webhooks")
        {
            Content = JsonContent.Create(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["event"] = "connected",
                ["roomId"] = ToldRoom,
                ["peerId"] = peerId,
            }),
        };
        request.Headers.TryAddWithoutValidation("Authorization", credential);
        return app.SendAsync(request);
    }
}
