using System.Net;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Meet.Rooms;
using RtcFunctions.Tests.Meet.Webhooks;

namespace RtcFunctions.Tests.Meet.Presence;

/// <summary>The timer, in the app and against the simulated Gcore.</summary>
public sealed class ReconcileMeetPresenceTests(RoomsApp app) : RoomTests(app), IClassFixture<RoomsApp>
{
    private readonly RoomsApp _rooms = app;

    [Fact]
    public async Task After_lost_webhooks_the_count_is_right_again_after_one_run()
    {
        await OkAsync(PutAsync("""{"requireAccessToken":false}"""), HttpStatusCode.Created);
        foreach (var peerId in new[] { "ada", "alan", "e/d?", "grace" })
        {
            await CheckAsync(peerId);
        }

        await TellAsync("connected", "ada", "Ada");
        await TellAsync("connected", "alan", "Alan");
        await TellAsync("connected", "grace", "Grace");
        Gcore.Servers[1].AddPeer(RoomId, "grace");
        Gcore.Servers[1].AddPeer(RoomId, "e/d?");

        await ReconcileUntilAsync(async () => (await EventsAsync()).Contains("reconciled ada") && (await EventsAsync()).Contains("reconciled e/d?"));

        var peers = await OkAsync(GetAsync($"{Room}/peers"));
        Assert.Equal(["e/d?", "grace"], Texts(peers, "peers", "peerId"));
        Assert.Equal(["connected", "connected"], Texts(peers, "peers", "state"));
    }

    [Fact]
    public async Task A_room_that_we_do_not_keep_is_put_right_too_and_strangers_in_it_are_logged_without_a_name()
    {
        await TellAsync("connected", "ada", "Ada");
        Gcore.Servers[1].AddPeer(RoomId, "stranger");
        Gcore.Servers[1].AddPeer(RoomId, "another");

        await ReconcileUntilAsync(async () => (await EventsAsync()).Contains("reconciled"));

        var events = await OkAsync(GetAsync($"{Room}/events"));
        var logged = events.GetProperty("events").EnumerateArray().Last();
        Assert.Equal(["connected ada", "reconciled ada", "reconciled"], await EventsAsync());
        Assert.Equal(("unknown_peers", 2), (logged.GetProperty("reason").GetString(), logged.GetProperty("count").GetInt64()));
    }

    [Fact]
    public async Task Who_could_not_be_closed_is_closed_by_the_next_run_that_reaches_the_vendor()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        Gcore.Servers[1].AddPeer(RoomId, "mallory");
        Gcore.Servers[1].Misbehave(Misbehaviour.Status(500));
        await TellAsync("connected", "mallory");

        await ReconcileUntilAsync(() => Task.FromResult(Gcore.Servers[1].Peers(RoomId).Count == 0));

        await Eventually.HoldsAsync(async () => !await Stored.IsToBeClosedAsync("mallory"));
    }

    [Fact]
    public async Task Whoever_was_erased_while_the_vendor_was_away_is_closed_later_and_then_gone_from_every_row()
    {
        await TellAsync("connected", "ada-42", "Ada Lovelace");
        Gcore.Servers[1].AddPeer(RoomId, "ada-42");
        Gcore.Servers[1].Misbehave(Misbehaviour.Status(503));

        Assert.Equal(204, await StatusAsync(SendAsync(HttpMethod.Delete, $"{Room}/peers/ada-42")));
        var whileAway = await RowsAsync();
        await ReconcileUntilAsync(() => Task.FromResult(Gcore.Servers[1].Peers(RoomId).Count == 0));
        await Eventually.HoldsAsync(async () => !await Stored.IsToBeClosedAsync("ada-42"));
        await TellAsync("disconnected", "ada-42", "Ada Lovelace");

        Assert.Equal("closing:ada-42", Assert.Single(whileAway, row => row.Contains("ada-42", StringComparison.Ordinal)).Split(' ')[0]);
        Assert.DoesNotContain(await RowsAsync(), row => row.Contains("ada-42", StringComparison.Ordinal) || row.Contains("Lovelace", StringComparison.Ordinal));
        Assert.Equal("disconnected", (await EventsAsync())[^1]);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_keeps_rooms_on_others_from_nothing()
    {
        var hanging = $"serv0{Guid.NewGuid():N}";
        await TellOfAsync(hanging, "connected", "ada");
        await TellAsync("connected", "ada");
        Gcore.Servers[0].Misbehave(Misbehaviour.Hang, times: 3);

        await ReconcileUntilAsync(async () => (await EventsAsync()).Contains("reconciled ada"));

        await App.WaitForOutputAsync(line => line.Contains("TimerFailed", StringComparison.Ordinal) || line.Contains("ReconcileMeetPresence failed", StringComparison.Ordinal));
    }

    private StoredRoom Stored => new(_rooms.Store, RoomId);

    private async Task ReconcileUntilAsync(Func<Task<bool>> condition)
    {
        using var run = await PostAsync("/admin/functions/ReconcileMeetPresence", null);
        Assert.Equal(HttpStatusCode.Accepted, run.StatusCode);
        await Eventually.HoldsAsync(condition);
    }

    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        var page = await _rooms.Store.ReadRangeAsync($"room:{RoomId}", RtcFunctions.Storage.RowRange.All, 1000, default);
        return [.. page.Entities.Select(row => $"{row.Row} {string.Join(' ', row.Properties.Select(property => $"{property.Key}={property.Value}"))}")];
    }
}
