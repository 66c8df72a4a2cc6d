using RtcFunctions.Meet.Peers;
using RtcFunctions.Meet.Presence;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Meet.Access;
using RtcFunctions.Tests.Meet.Webhooks;

namespace RtcFunctions.Tests.Meet.Presence;

/// <summary>When the vendor is asked for what, and what becomes of its answers.</summary>
public sealed class RoomComparisonTests : IAsyncLifetime
{
    private GcoreSimulator _gcore = null!;
    private ReconciliationBench _bench = null!;

    public async Task InitializeAsync()
    {
        _gcore = await ReconciliationBench.StartGcoreAsync();
        _bench = ReconciliationBench.Of(_gcore);
        await _bench.MakeAsync();
    }

    public async Task DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _gcore.DisposeAsync();
    }

    [Fact]
    public async Task Where_the_number_is_as_we_know_it_each_peer_is_asked_for_every_ten_minutes()
    {
        await _bench.EnterAsync("ada");
        await _bench.EnterAsync("grace");

        var asked = new List<string[]>();
        foreach (var minutes in new[] { 2, 7, 1, 9, 1 })
        {
            _bench.Presence.Pass(TimeSpan.FromMinutes(minutes));
            await _bench.ReconcileAsync();
            asked.Add(_bench.Asked());
        }

        string[] counted = ["numberPeers"];
        string[] each = ["numberPeers", "existingPeer", "existingPeer"];
        Assert.Equal([counted, counted, each, counted, each], asked);
    }

    [Fact]
    public async Task Where_the_number_differs_each_peer_is_asked_for_and_put_right()
    {
        await _bench.EnterAsync("ada");
        await _bench.EnterAsync("grace");
        _bench.Server.RemovePeer(RoomBench.RoomId, "ada");

        await _bench.ReconcileAsync();

        Assert.Equal(["numberPeers", "existingPeer", "existingPeer"], _bench.Asked());
        Assert.Equal("reconciled ada disconnected", (await _bench.Presence.LogAsync())[^1]);
        Assert.Equal((1, 1), (await _bench.Presence.PlacesAsync(), await _bench.Presence.HeldPlacesAsync()));
        await _bench.ReconcileAsync();
        Assert.Equal(["numberPeers"], _bench.Asked());
    }

    [Fact]
    public async Task Errors_that_make_up_for_each_other_in_the_number_are_put_right_within_ten_minutes()
    {
        await _bench.EnterAsync("ada");
        await _bench.Presence.CheckAsync("grace", "token");
        _bench.Server.RemovePeer(RoomBench.RoomId, "ada");
        _bench.Server.AddPeer(RoomBench.RoomId, "grace");
        _bench.Presence.Pass(TimeSpan.FromMinutes(10));

        await _bench.ReconcileAsync();

        Assert.Equal((false, true), (await _bench.Presence.IsConnectedAsync("ada"), await _bench.Presence.IsConnectedAsync("grace")));
        Assert.Equal((1, 1), (await _bench.Presence.PlacesAsync(), await _bench.Presence.HeldPlacesAsync()));
    }

    [Fact]
    public async Task One_who_was_admitted_a_moment_ago_need_not_be_there_yet()
    {
        await _bench.Presence.CheckAsync("ada", "token");

        await _bench.ReconcileAsync();
        var asked = _bench.Asked();
        _bench.Presence.Pass(TimeSpan.FromSeconds(30));

        Assert.Equal(["numberPeers"], asked);
        Assert.Equal("connected", await _bench.Presence.ConnectAsync("ada"));
        Assert.Equal(["admitted ada", "connected ada"], await _bench.Presence.LogAsync());
    }

    [Fact]
    public async Task One_who_is_there_and_only_admitted_connects_and_his_own_webhook_replaces_nobody()
    {
        await _bench.Presence.CheckAsync("ada", "token");
        _bench.Server.AddPeer(RoomBench.RoomId, "ada");

        await _bench.ReconcileAsync();
        var found = await _bench.Presence.IsConnectedAsync("ada");
        await _bench.Presence.ConnectAsync("ada");
        await _bench.Presence.DisconnectAsync("ada");

        Assert.True(found);
        Assert.Equal(["admitted ada", "reconciled ada connected", "connected ada", "disconnected ada"], await _bench.Presence.LogAsync());
        Assert.Equal((false, 0), (await _bench.Presence.IsConnectedAsync("ada"), await _bench.Presence.PlacesAsync()));
    }

    [Fact]
    public async Task One_whose_disconnected_was_not_his_is_taken_back()
    {
        await _bench.EnterAsync("ada");
        await _bench.Presence.DisconnectAsync("ada");

        await _bench.ReconcileAsync();

        Assert.True(await _bench.Presence.IsConnectedAsync("ada"));
        Assert.Equal((1, 1), (await _bench.Presence.PlacesAsync(), await _bench.Presence.HeldPlacesAsync()));
        Assert.Equal(["ada"], _bench.Server.Peers(RoomBench.RoomId));
    }

    [Fact]
    public async Task More_at_the_vendor_than_we_know_of_is_logged_once_for_each_number()
    {
        await _bench.EnterAsync("ada");
        _bench.Server.AddPeer(RoomBench.RoomId, "stranger");

        for (var run = 0; run < 3; run++)
        {
            await _bench.ReconcileAsync();
        }

        _bench.Server.AddPeer(RoomBench.RoomId, "another");
        await _bench.ReconcileAsync();
        // By then each peer is asked for again, whatever the number.
        _bench.Presence.Pass(TimeSpan.FromMinutes(11));
        await _bench.ReconcileAsync();

        Assert.Equal(
            ["admitted ada", "connected ada", "reconciled unknown_peers", "reconciled unknown_peers"], await _bench.Presence.LogAsync());
    }

    [Fact]
    public async Task A_room_that_is_found_empty_and_in_order_is_left_alone_until_somebody_comes()
    {
        await _bench.EnterAsync("ada");
        await _bench.Presence.DisconnectAsync("ada");
        _bench.Server.RemovePeer(RoomBench.RoomId, "ada");
        await _bench.ReconcileAsync();
        var once = _bench.Asked();

        await _bench.ReconcileAsync();
        var never = _bench.Asked();
        await _bench.EnterAsync("ada");
        await _bench.ReconcileAsync();

        Assert.Equal(["numberPeers"], once);
        Assert.Empty(never);
        Assert.Equal(["numberPeers"], _bench.Asked());
    }

    [Fact]
    public async Task What_is_told_of_a_peer_after_it_was_seen_is_not_undone()
    {
        await _bench.EnterAsync("ada");
        var row = (await _bench.Presence.Room.Table.ReadAsync(RoomRows.Partition(RoomBench.RoomId), RoomRows.Peer("ada"), default))!;
        var seen = new SeenPeer(Peer.From("ada", row.Properties), row.ETag);
        await _bench.Presence.DisconnectAsync("ada");
        await _bench.Presence.CheckAsync("ada", "token");
        await _bench.Presence.ConnectAsync("ada");
        var log = await _bench.Presence.LogAsync();

        var gone = await _bench.Presence.RunAsync(new GoneOperation(seen));
        var found = await _bench.Presence.RunAsync(new FoundOperation(seen, _bench.Presence.Reconnect, evicts: true));

        Assert.Equal((null, null), (gone.Value, found.Value));
        Assert.True(await _bench.Presence.IsConnectedAsync("ada"));
        Assert.Equal(log, await _bench.Presence.LogAsync());
    }

    [Fact]
    public async Task One_who_was_removed_and_is_still_there_is_closed_again()
    {
        await _bench.EnterAsync("ada");
        await _bench.Presence.RunAsync(new RemoveOperation("ada", blocks: true));
        await _bench.ReconcileAsync();
        _bench.Server.AddPeer(RoomBench.RoomId, "ada");
        await _bench.EnterAsync("grace");

        await _bench.ReconcileAsync();

        Assert.Equal(["grace"], _bench.Server.Peers(RoomBench.RoomId));
        Assert.Contains("evicted ada blocked", await _bench.Presence.LogAsync());
        Assert.False(await _bench.Presence.IsToBeClosedAsync("ada"));
    }

    [Fact]
    public async Task An_answer_that_tells_no_number_changes_nothing_and_fails_the_run()
    {
        await _bench.EnterAsync("ada");
        _bench.Server.RemovePeer(RoomBench.RoomId, "ada");
        _bench.Server.Answer(200, "application/json", """{"status":"ok"}""");

        await Assert.ThrowsAsync<PresenceNotReconciledException>(_bench.ReconcileAsync);

        Assert.True(await _bench.Presence.IsConnectedAsync("ada"));
        await _bench.ReconcileAsync();
        Assert.False(await _bench.Presence.IsConnectedAsync("ada"));
    }

    [Theory]
    [InlineData("text/html", "1")]
    [InlineData("application/json", """{"room":{"numberPeers":1}}""")]
    [InlineData("application/json", "1")]
    public async Task A_number_is_found_however_the_vendor_tells_it(string contentType, string body)
    {
        await _bench.EnterAsync("ada");
        _bench.Server.Answer(200, contentType, body);

        await _bench.ReconcileAsync();

        Assert.Equal(["numberPeers"], _bench.Asked());
    }
}
