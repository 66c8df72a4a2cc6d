using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Meet.Webhooks;
using RtcFunctions.Tests.Operations.Health;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>SIGTERM in the middle of traffic: whoever was taken in is answered, and the others are not taken in.</summary>
public sealed class TerminationTests : IDisposable
{
    private const int Tellers = 16;
    private const int Relays = 20;
    private const int ToldBefore = 300;
    private const string RoomId = "serv0terminated";

    private static readonly TimeSpan RelayTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly SqliteFile _file = new();
    private readonly ConcurrentQueue<string> _acknowledged = [];

    [Fact]
    public async Task A_terminated_app_answers_all_that_it_took_stores_nothing_that_it_does_not_answer_and_exits_with_zero()
    {
        await using var vendors = await SandboxVendors.StartAsync();
        KeyValuePair<string, string>[] settings =
            [.. vendors.Settings, .. Operator.NoTimerByItself, new("Storage__SqlitePath", _file.Path)];
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>(settings, StringComparer.Ordinal));
        vendors.Zego.Misbehave(Misbehaviour.Slow(RelayTime), Relays);
        var relays = Enumerable.Range(0, Relays)
            .Select(_ => app.Client.PostAsync("/api/zego/digitalhuman/DriveByText", new StringContent("{}")))
            .ToArray();
        await vendors.Zego.WaitForRequestsAsync(Relays);
        var tellers = Enumerable.Range(0, Tellers).Select(teller => TellAsync(app.Client, vendors.WebhookAuthorization, teller)).ToArray();
        await Eventually.HoldsAsync(() => Task.FromResult(_acknowledged.Count >= ToldBefore));

        var started = Stopwatch.GetTimestamp();
        var exitCode = await app.StopAsync();
        var took = Stopwatch.GetElapsedTime(started);

        await Task.WhenAll(tellers);
        Assert.All(await Task.WhenAll(relays), relay => Assert.Equal((200, "zego"), ((int)relay.StatusCode, relay.Header("rtc-vendor"))));
        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, Grace);
        var stored = (await new StoredRoom(_file.Store, RoomId).EventsAsync()).Select(entry => entry.PeerId!);
        Assert.Equal(_acknowledged.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _file.Dispose();

    /// <summary>One webhook after the other until nobody takes them any more; each is answered 200, or not at all.</summary>
    private async Task TellAsync(HttpClient app, string credential, int teller)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var peerId = $"peer-{teller}-{number}";
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/meet/webhooks")
                {
                    Content = JsonContent.Create(new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["event"] = "connected",
                        ["roomId"] = RoomId,
                        ["peerId"] = peerId,
                    }),
                };
                request.Headers.TryAddWithoutValidation("Authorization", credential);
                using var response = await app.SendAsync(request);
                Assert.Equal(200, (int)response.StatusCode);
                _acknowledged.Enqueue(peerId);
            }
        }
        catch (HttpRequestException)
        {
            // Not taken in any more.
        }
    }
}
