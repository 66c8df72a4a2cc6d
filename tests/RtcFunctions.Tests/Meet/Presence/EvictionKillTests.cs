using RtcFunctions.Sandbox;
using RtcFunctions.Storage.Sqlite;
using RtcFunctions.Tests.Meet.Webhooks;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Presence;

/// <summary>An eviction survives the process that was killed between its event and the call to the vendor.</summary>
public sealed class EvictionKillTests : IAsyncLifetime, IDisposable
{
    private const string RoomId = "serv0kept";

    private readonly TemporaryDirectory _directory = new();
    private GcoreSimulator _gcore = null!;

    public async Task InitializeAsync() => _gcore = await ReconciliationBench.StartGcoreAsync();

    public async Task DisposeAsync() => await _gcore.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Whoever_was_to_be_closed_when_the_process_was_killed_is_closed_by_the_next_one()
    {
        _gcore.Servers[0].AddPeer(RoomId, "mallory");
        await using (var app = await StartAsync())
        {
            using var kept = await app.Client.PutAsync($"/api/meet/rooms/{RoomId}", Json("{}"));
            _gcore.Servers[0].Misbehave(Misbehaviour.Hang);
            var telling = TellAsync(app);
            await _gcore.Servers[0].WaitForRequestsAsync(1);
            app.Kill();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => telling);
        }

        var leftBehind = _gcore.Servers[0].Peers(RoomId).Count;
        await using var again = await StartAsync();
        using var run = await again.Client.PostAsync("/admin/functions/ReconcileMeetPresence", null);
        await Eventually.HoldsAsync(() => Task.FromResult(_gcore.Servers[0].Peers(RoomId).Count == 0));

        using var store = new SqliteTableStore(new SqliteOptions(StorePath, "RtcFunctions"), TestMetrics.Storage());
        var room = new StoredRoom(store, RoomId);
        await Eventually.HoldsAsync(async () => !await room.IsToBeClosedAsync("mallory"));
        Assert.Equal(1, leftBehind);
        Assert.Equal(["evicted mallory not_admitted"], await room.LogAsync());
    }

    private string StorePath => Path.Combine(_directory.Path, "rtc.db");

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static async Task TellAsync(AppProcess app)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/meet/webhooks/joinPeer")
        {
            Content = Json($$"""{"event":"connected","roomId":"{{RoomId}}","peerId":"mallory"}"""),
        };
        request.Headers.TryAddWithoutValidation("Authorization", WebhookApp.Credential);
        using var response = await app.Client.SendAsync(request);
    }

    private Task<AppProcess> StartAsync() => AppProcess.StartAsync(MeetApp.Wire(
        _gcore,
        ("Meet__ApiToken", MeetApp.ApiToken),
        ("Meet__WebhookAuthorization", WebhookApp.Credential),
        ("Storage__SqlitePath", StorePath)));
}
