using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Webhooks;

/// <summary>Webhooks that come twice, or in the wrong order, and connections that take over from others.</summary>
public sealed class ReplacementTests : IDisposable
{
    private readonly PresenceBench _bench = new();

    [Fact]
    public async Task A_repeated_connected_changes_nothing_but_the_log()
    {
        await ConnectAsync("ada");
        var before = await _bench.PeerAsync("ada");
        _bench.Pass(TimeSpan.FromSeconds(1));

        var became = await _bench.ConnectAsync("ada");

        var after = await _bench.PeerAsync("ada");
        Assert.Equal("replaced", became);
        Assert.Equal(before, after with { ReplacedUntil = null, Replacements = 0 });
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Fact]
    public async Task After_each_replacement_one_disconnected_is_the_old_connections()
    {
        await ConnectAsync("ada");
        await _bench.ConnectAsync("ada");
        await _bench.ConnectAsync("ada");

        await _bench.DisconnectAsync("ada");
        await _bench.DisconnectAsync("ada");
        var stillThere = await _bench.IsConnectedAsync("ada");
        await _bench.DisconnectAsync("ada");

        Assert.Equal((true, false), (stillThere, await _bench.IsConnectedAsync("ada")));
        Assert.Equal(0, await _bench.PlacesAsync());
    }

    [Fact]
    public async Task A_disconnected_long_after_a_replacement_is_the_peers_own()
    {
        await ConnectAsync("ada");
        await _bench.ConnectAsync("ada");
        _bench.Pass(PresenceBench.Long);

        await _bench.DisconnectAsync("ada");

        Assert.False(await _bench.IsConnectedAsync("ada"));
        Assert.Equal(0, await _bench.PlacesAsync());
    }

    [Fact]
    public async Task A_disconnected_of_somebody_absent_is_logged_and_counts_nothing()
    {
        await ConnectAsync("grace");

        await _bench.DisconnectAsync("ada");
        await _bench.DisconnectAsync("ada");

        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
        Assert.Equal(["disconnected ada", "disconnected ada"], (await _bench.LogAsync())[^2..]);
    }

    [Fact]
    public async Task A_disconnected_of_somebody_admitted_leaves_the_admission()
    {
        await MakeAsync();
        await _bench.CheckAsync("ada", "token");

        await _bench.DisconnectAsync("ada");

        Assert.Equal("connected", await _bench.ConnectAsync("ada"));
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Fact]
    public async Task After_a_409_the_place_is_held_where_the_old_connection_ends_first()
    {
        await ConnectAsync("ada");
        var answer = await _bench.CheckAsync("ada", "token");

        await _bench.DisconnectAsync("ada");
        var other = await _bench.CheckAsync("grace", "token");
        var became = await _bench.ConnectAsync("ada");

        Assert.Equal(("replaces", "full", "connected"), (answer, other, became));
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Fact]
    public async Task After_a_409_the_place_comes_free_where_the_new_connection_never_comes()
    {
        await ConnectAsync("ada");
        await _bench.CheckAsync("ada", "token");
        await _bench.DisconnectAsync("ada");
        _bench.Pass(PresenceBench.Long);

        Assert.Equal("admitted", await _bench.CheckAsync("grace", "token"));
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Fact]
    public async Task After_a_409_the_place_is_not_counted_twice_where_the_new_connection_comes_first()
    {
        await ConnectAsync("ada");
        await _bench.CheckAsync("ada", "token");

        await _bench.ConnectAsync("ada");
        await _bench.DisconnectAsync("ada");

        Assert.True(await _bench.IsConnectedAsync("ada"));
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Fact]
    public async Task One_who_comes_back_as_a_moderator_gives_his_place_back()
    {
        await ConnectAsync("ada");
        await _bench.Room.InviteAsync("token", invitation => invitation with { IsModerators = true });
        await _bench.CheckAsync("ada", "token");

        await _bench.ConnectAsync("ada");

        Assert.Equal((0, 0), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Fact]
    public async Task What_waits_together_is_decided_in_order_and_committed_once()
    {
        await ConnectAsync("ada");
        await _bench.CheckAsync("ada", "token");
        _bench.Room.Table.Forget();

        // The place that the first leaves to the admission is made and taken in one commit.
        var disconnecting = _bench.DisconnectAsync("ada");
        var connecting = _bench.ConnectAsync("ada");
        await Task.WhenAll(disconnecting, connecting);

        Assert.True(await _bench.IsConnectedAsync("ada"));
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
        Assert.InRange(_bench.Room.Table.Commits, 1, 2);
    }

    public void Dispose() => _bench.Dispose();

    private async Task MakeAsync()
    {
        await _bench.Room.MakeAsync(new RoomPolicy { MaxParticipants = 1 });
        await _bench.Room.InviteAsync("token");
    }

    private async Task ConnectAsync(string peerId)
    {
        await MakeAsync();
        await _bench.CheckAsync(peerId, "token");
        await _bench.ConnectAsync(peerId);
    }
}
