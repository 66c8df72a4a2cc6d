using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Meet.Webhooks;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>Storage goes away in the middle of traffic, and comes back.</summary>
public sealed class StorageOutageTests
{
    private const string RoomId = "serv1outage";
    private const string Credential = "Bearer outage";
    private const long MostMoreMemory = 64 * 1024 * 1024;

    // Two seconds, and what a busy machine adds.
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestWebhook = TimeSpan.FromSeconds(5.5);

    [AzuriteFact]
    public async Task Checks_are_refused_and_webhooks_turned_away_while_storage_is_stopped() =>
        await SurviveAsync(await AzuriteOutage.StartAsync(hangs: false));

    [AzuriteFact]
    public async Task Checks_are_refused_and_webhooks_turned_away_while_storage_hangs() =>
        await SurviveAsync(await AzuriteOutage.StartAsync(hangs: true));

    [Fact]
    public Task Checks_are_refused_and_webhooks_turned_away_while_another_process_holds_the_file() => SurviveAsync(new LockedSqlite());

    [Fact]
    public async Task Checks_are_refused_and_webhooks_turned_away_while_the_disk_is_full()
    {
        if (OperatingSystem.IsLinux())
        {
            await SurviveAsync(new FullDiskSqlite());
        }
    }

    private static async Task SurviveAsync(OutageCase storage)
    {
        await using var _ = storage;
        await using var app = await storage.StartAppAsync(Settings(storage));
        var traffic = new MeetTraffic(RoomId, await MakeRoomAsync(app.Client, storage.MostParticipants), Credential, app.Client);
        var (broken, mended) = (TimeSpan.Zero, TimeSpan.Zero);
        await traffic.RunAsync(async () =>
        {
            await traffic.WaitForAsync(200, TimeSpan.Zero, IsRight);
            storage.Break(app);
            broken = traffic.Now;
            await traffic.WaitForAsync(60, broken, IsRefused);
            var memory = Memory(app);
            await traffic.WaitForAsync(storage.Refusals, broken, IsRefused);
            Assert.InRange(Memory(app) - memory, long.MinValue, MostMoreMemory);
            mended = traffic.Now;
            storage.Mend(app);
            await traffic.WaitForAsync(200, mended, IsRight);
        });

        AssertTheOutage([.. traffic.Answers.Where(answer => answer.At >= broken && answer.End <= mended)]);
        await AssertTheTruthAsync(app.Client, traffic.Answers, storage);
    }

    private static void AssertTheOutage(IReadOnlyList<AskedAnswer> answers)
    {
        Assert.All(answers.Where(answer => answer.IsCheck), check =>
        {
            Assert.Equal((500, "unavailable"), (check.Status, check.Word));
            Assert.InRange(check.Took, TimeSpan.Zero, LongestCheck);
        });
        Assert.All(answers.Where(answer => !answer.IsCheck), webhook =>
        {
            Assert.Equal((503, "storage_unavailable"), (webhook.Status, webhook.Word));
            Assert.InRange(webhook.Took, TimeSpan.Zero, LongestWebhook);
        });
    }

    /// <summary>Nobody too many was let in, and each event that was acknowledged is there once.</summary>
    private static async Task AssertTheTruthAsync(HttpClient app, IReadOnlyCollection<AskedAnswer> answers, OutageCase storage)
    {
        var admitted = answers.Where(answer => answer.Word == "admitted").Select(answer => answer.PeerId).ToHashSet(StringComparer.Ordinal);
        var (count, held) = await HeldAsync(app);
        Assert.InRange(count, admitted.Count, storage.MostParticipants);
        Assert.Subset(held, admitted);

        var told = new StoredRoom(storage.Store, MeetTraffic.ToldRoom);
        var connected = (await told.EventsAsync()).Select(entry => entry.PeerId!).ToArray();
        Assert.Equal(connected.Length, connected.Distinct(StringComparer.Ordinal).Count());
        Assert.Subset(
            connected.ToHashSet(StringComparer.Ordinal),
            answers.Where(answer => answer is { IsCheck: false, Status: 200 }).Select(answer => answer.PeerId).ToHashSet(StringComparer.Ordinal));
    }

    private static bool IsRight(AskedAnswer answer) => answer.Status is 200 or 423;

    private static bool IsRefused(AskedAnswer answer) => answer.Status is 500 or 503;

    private static long Memory(AppProcess app)
    {
        using var process = Process.GetProcessById(app.ProcessId);
        return process.WorkingSet64;
    }

    private static async Task<(long Count, HashSet<string> PeerIds)> HeldAsync(HttpClient app)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        for (string? after = ""; ;)
        {
            var page = await app.GetFromJsonAsync<JsonElement>($"/api/meet/rooms/{RoomId}/peers?limit=1000{after}");
            held.UnionWith(page.GetProperty("peers").EnumerateArray().Select(peer => peer.GetProperty("peerId").GetString()!));
            if (page.GetProperty("next").GetString() is not { } next)
            {
                return (page.GetProperty("count").GetInt64(), held);
            }

            after = "&after=" + Uri.EscapeDataString(next);
        }
    }

    private static async Task<string> MakeRoomAsync(HttpClient app, int maxParticipants)
    {
        using var put = await app.PutAsJsonAsync($"/api/meet/rooms/{RoomId}", new { maxParticipants });
        put.EnsureSuccessStatusCode();
        using var invited = await app.PostAsJsonAsync($"/api/meet/rooms/{RoomId}/invitations", new { expiresIn = 3600 });
        return (await invited.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    private static Dictionary<string, string> Settings(OutageCase storage) => new(StringComparer.Ordinal)
    {
        [storage.Setting.Name] = storage.Setting.Value,
        ["Meet__WebhookAuthorization"] = Credential,
        // Nobody connects in this room: its places are held until the test is over.
        ["Meet__AdmissionSeconds"] = "3600",
    };
}
