using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Gcore;
using RtcFunctions.Sandbox.Scene;
using RtcFunctions.Tests.Meet;
using RtcFunctions.Tests.Sandbox.Gcore;

namespace RtcFunctions.Tests.Sandbox.Scene;

/// <summary>What a person sees who starts the Sandbox and looks at its rooms.</summary>
public sealed class LivelySceneTests(VisitedApp app) : IClassFixture<VisitedApp>
{
    private static readonly string[] Rooms = ["serv0standup", "serv1townhall", "serv2interview", "serv3lounge"];

    [Fact]
    public async Task Everything_that_rooms_do_is_seen_in_a_while_and_the_app_knows_it()
    {
        using var scene = new LivelyScene(app.Gcore, app.Client.BaseAddress!, key: null, seed: 2);

        await PlayAsync(app.Gcore, scene, acts: 1);
        Assert.NotEmpty(app.Gcore.Participants);
        await PlayAsync(app.Gcore, scene, acts: 300);

        foreach (var roomId in Rooms)
        {
            var told = await ReadAsync(app.Client, $"api/meet/rooms/{roomId}/peers");
            var known = told["peers"]!.AsArray().Select(peer => (string)peer!["peerId"]!);
            Assert.Equal(app.Gcore.ServerOf(roomId).Peers(roomId).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
        }

        Assert.InRange(app.Gcore.Participants.Count, 4, 19);
        await Eventually.HoldsAsync(async () => SawEverything(await HappeningsAsync()));
    }

    [Fact]
    public async Task The_scene_outlasts_an_app_that_goes_and_comes_back_without_its_rooms()
    {
        await using var gcore = new GcoreSimulator(MeetApp.ApiToken, MeetApp.Username, MeetApp.Password);
        await gcore.StartAsync();
        var first = await AppProcess.StartAsync(MeetApp.Wire(gcore));
        var address = first.Client.BaseAddress!;
        gcore.Callbacks = GcoreCallbacks.Of(address, accessAuthorization: null, eventAuthorization: null);
        using var scene = new LivelyScene(gcore, address, key: null, seed: 1);
        await PlayAsync(gcore, scene, acts: 5);

        await first.DisposeAsync();
        await PlayAsync(gcore, scene, acts: 5);
        await using var second = await AppProcess.StartAsync(MeetApp.Wire(gcore), address.OriginalString);
        await PlayAsync(gcore, scene, acts: 30);

        var rooms = (await ReadAsync(second.Client, "api/meet/rooms"))["rooms"]!.AsArray();
        Assert.Equal(Rooms, rooms.Select(room => (string)room!["roomId"]!).Order(StringComparer.Ordinal));
    }

    private static bool SawEverything(HashSet<string> happenings) => happenings.IsSupersetOf(
    [
        "invited", "admitted", "connected", "disconnected", "replaced", "locked", "unlocked",
        "denied full", "denied locked", "denied too_early", "denied invalid_token",
    ]);

    // At the pace of people each act has been told of before the next: without pauses too, so that the seed alone decides.
    private static async Task PlayAsync(GcoreSimulator gcore, LivelyScene scene, int acts)
    {
        for (var i = 0; i < acts; i++)
        {
            await scene.ActAsync();
            await gcore.Webhooks.DrainAsync();
        }
    }

    private async Task<HashSet<string>> HappeningsAsync()
    {
        var happenings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var roomId in Rooms)
        {
            var told = await ReadAsync(app.Client, $"api/meet/rooms/{roomId}/events?limit=1000");
            happenings.UnionWith(told["events"]!.AsArray().Select(entry => $"{entry!["kind"]} {entry["reason"]}".TrimEnd()));
        }

        return happenings;
    }

    private static async Task<JsonNode> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return (await answer.JsonAsync())!;
    }
}
