using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Sandbox;
using RtcFunctions.Storage.Sqlite;
using RtcFunctions.Tests.Meet.Webhooks;
using RtcFunctions.Tests.Operations.Health;
using RtcFunctions.Tests.Storage;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>
/// Storage comes back without what it held: nothing that was acknowledged before can be had, what is acknowledged from then on is kept.
/// </summary>
public sealed class RestartedEmptyTests
{
    private const string RoomId = "serv2emptied";
    private const string Credential = "Bearer emptied";

    [AzuriteFact]
    public async Task An_emulator_that_is_restarted_empty_is_gone_on_with()
    {
        var first = await Azurite.StartAsync();
        await using var app = await StartAsync("AzureWebJobsStorage", AzuriteStore.ConnectionString(first.Port));
        await FillAsync(app);

        await first.DisposeAsync();
        Assert.Equal((500, 503), (await CheckAsync(app, "between"), await TellAsync(app, "between")));
        await using var second = await Azurite.StartAsync(first.Port);

        await AssertItGoesOnAsync(app, new StoredRoom(AzuriteStore.WithSharedKey(second.Port), RoomId));
    }

    [Fact]
    public async Task A_file_that_is_removed_is_no_place_to_acknowledge_from_and_a_new_one_is_made_by_the_next_start()
    {
        // Windows lets nobody remove a file that is open.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "rtc.db");
        await using (var app = await StartAsync("Storage__SqlitePath", path))
        {
            await FillAsync(app);
            File.Delete(path);

            Assert.Equal((500, 503), (await CheckAsync(app, "between"), await TellAsync(app, "between")));
            Assert.Equal((500, 503), (await CheckAsync(app, "between"), await TellAsync(app, "between")));
            Assert.Equal("down", (string?)await app.CheckAsync("storage"));
            Assert.Contains(app.Output, line => line.Contains("The SQLite file was removed or replaced", StringComparison.Ordinal));
            Assert.False(File.Exists(path));
            app.Kill();
        }

        await using var again = await StartAsync("Storage__SqlitePath", path);
        using var store = new SqliteTableStore(new SqliteOptions(path, "RtcFunctions"), TestMetrics.Storage());
        await AssertItGoesOnAsync(again, new StoredRoom(store, RoomId));
    }

    private static async Task FillAsync(AppProcess app)
    {
        await PutAsync(app);
        Assert.Equal((200, 200), (await CheckAsync(app, "early"), await TellAsync(app, "early")));
    }

    private static async Task AssertItGoesOnAsync(AppProcess app, StoredRoom room)
    {
        Assert.Equal(404, await CheckAsync(app, "late"));
        await PutAsync(app);
        string[] peers = [.. Enumerable.Range(0, 20).Select(i => $"late-{i}")];
        foreach (var peer in peers)
        {
            Assert.Equal((200, 200), (await CheckAsync(app, peer), await TellAsync(app, peer)));
        }

        var stored = (await room.EventsAsync()).Where(entry => entry.Kind == "connected").Select(entry => entry.PeerId!);
        Assert.Equal(peers, stored);
        Assert.Equal("ok", (string?)await app.CheckAsync("storage"));
    }

    private static async Task PutAsync(AppProcess app)
    {
        using var put = await app.Client.PutAsJsonAsync($"/api/meet/rooms/{RoomId}", new { requireAccessToken = false, maxParticipants = 50 });
        Assert.Equal(201, (int)put.StatusCode);
    }

    private static async Task<int> CheckAsync(AppProcess app, string peerId)
    {
        using var response = await app.Client.PostAsJsonAsync("/api/meet/access", new { roomId = RoomId, peerId });
        return (int)response.StatusCode;
    }

    private static async Task<int> TellAsync(AppProcess app, string peerId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/meet/webhooks")
        {
            Content = JsonContent.Create(JsonSerializer.SerializeToElement(
                new Dictionary<string, string>(StringComparer.Ordinal) { ["event"] = "connected", ["roomId"] = RoomId, ["peerId"] = peerId })),
        };
        request.Headers.TryAddWithoutValidation("Authorization", Credential);
        using var response = await app.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static Task<AppProcess> StartAsync(string setting, string value) => AppProcess.StartAsync(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [setting] = value,
            ["Meet__WebhookAuthorization"] = Credential,
            ["Meet__OpenAccessChecks"] = "true",
        });
}
