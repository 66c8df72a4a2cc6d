using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Webhooks;

public sealed class ConnectTests : IDisposable
{
    private static readonly RoomPolicy WithTokens = new() { MaxParticipants = 1 };
    private static readonly RoomPolicy WithoutTokens = new() { MaxParticipants = 1, RequireAccessToken = false, RequirePeerId = false };

    private readonly PresenceBench _bench = new();

    [Fact]
    public async Task An_admitted_peer_takes_the_place_that_its_admission_held()
    {
        await _bench.Room.MakeAsync(WithTokens);
        await _bench.Room.InviteAsync("token");
        await _bench.CheckAsync("ada", "token");

        var became = await _bench.ConnectAsync("ada", "Ada");
        _bench.Pass(PresenceBench.Long);

        var ada = await _bench.PeerAsync("ada");
        Assert.Equal("connected", became);
        Assert.Equal((true, true, "Ada", null), (ada.IsConnected, ada.HoldsPlace, ada.DisplayName, ada.AdmittedUntil));
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
        Assert.Equal(["admitted ada", "connected ada"], await _bench.LogAsync());
    }

    [Fact]
    public async Task A_peer_that_was_not_admitted_is_evicted_and_not_present()
    {
        await _bench.Room.MakeAsync(WithTokens);

        var became = await _bench.ConnectAsync("mallory");

        Assert.Equal("evicted", became);
        Assert.Equal((false, true, 0), (await _bench.IsConnectedAsync("mallory"), await _bench.IsToBeClosedAsync("mallory"), await _bench.PlacesAsync()));
        Assert.Equal(["evicted mallory not_admitted"], await _bench.LogAsync());
    }

    [Fact]
    public async Task An_admission_counts_for_one_visit()
    {
        await _bench.Room.MakeAsync(WithTokens);
        await _bench.Room.InviteAsync("token");
        await _bench.CheckAsync("ada", "token");
        await _bench.ConnectAsync("ada");
        await _bench.DisconnectAsync("ada");

        Assert.Equal("evicted", await _bench.ConnectAsync("ada"));
    }

    [Fact]
    public async Task A_lapsed_admission_serves_while_its_place_is_not_taken_back()
    {
        await _bench.Room.MakeAsync(WithTokens);
        await _bench.Room.InviteAsync("token");
        await _bench.CheckAsync("ada", "token");
        _bench.Pass(PresenceBench.Long);

        Assert.Equal("connected", await _bench.ConnectAsync("ada"));
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Theory]
    [InlineData(true, "connected", 1)]
    [InlineData(false, "evicted", 1)]
    public async Task A_lapsed_admission_whose_place_was_taken_back_serves_where_one_is_free(bool isFree, string became, int places)
    {
        await _bench.Room.MakeAsync(WithTokens);
        await _bench.Room.InviteAsync("token");
        await _bench.CheckAsync("ada", "token");
        _bench.Pass(PresenceBench.Long);
        await _bench.CheckAsync("grace", "token");
        await _bench.ConnectAsync("grace");
        if (isFree)
        {
            await _bench.DisconnectAsync("grace");
        }

        Assert.Equal(became, await _bench.ConnectAsync("ada"));
        Assert.Equal((places, places), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
        Assert.Equal(isFree ? "connected ada" : "evicted ada full", (await _bench.LogAsync())[^1]);
    }

    [Fact]
    public async Task A_moderator_holds_no_counted_place()
    {
        await _bench.Room.MakeAsync(WithTokens);
        await _bench.Room.InviteAsync("moderator's", invitation => invitation with { IsModerators = true });
        await _bench.CheckAsync("ada", "moderator's");
        _bench.Pass(PresenceBench.Long);

        Assert.Equal("connected", await _bench.ConnectAsync("ada"));
        Assert.Equal((0, 0), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
        await _bench.DisconnectAsync("ada");
        Assert.Equal(0, await _bench.PlacesAsync());
    }

    [Fact]
    public async Task A_blocked_peer_is_evicted_whatever_announced_it()
    {
        await _bench.Room.MakeAsync(WithTokens);
        await _bench.AnnounceAsync("ada");
        await _bench.RunAsync(new Block("ada"));

        Assert.Equal("evicted", await _bench.ConnectAsync("ada"));
        Assert.Equal("evicted ada blocked", (await _bench.LogAsync())[^1]);
    }

    [Fact]
    public async Task One_who_comes_back_with_an_admission_is_no_longer_to_be_closed()
    {
        await _bench.Room.MakeAsync(WithTokens);
        await _bench.Room.InviteAsync("token");
        await _bench.ConnectAsync("ada");
        await _bench.CheckAsync("ada", "token");

        Assert.Equal("connected", await _bench.ConnectAsync("ada"));
        Assert.False(await _bench.IsToBeClosedAsync("ada"));
    }

    [Fact]
    public async Task One_who_was_evicted_and_then_admitted_is_no_longer_to_be_closed()
    {
        await _bench.Room.MakeAsync(WithTokens);
        await _bench.Room.InviteAsync("token");
        await _bench.ConnectAsync("ada");

        await _bench.CheckAsync("ada", "token");

        Assert.False(await _bench.IsToBeClosedAsync("ada"));
    }

    [Fact]
    public async Task A_peer_nobody_announced_takes_over_one_anonymous_place()
    {
        await _bench.Room.MakeAsync(WithTokens with { RequirePeerId = false });
        await _bench.Room.InviteAsync("token");
        await _bench.CheckAsync("", "token");

        Assert.Equal(("connected", "evicted"), (await _bench.ConnectAsync("made-up-1"), await _bench.ConnectAsync("made-up-2")));
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Fact]
    public async Task An_anonymous_moderator_holds_no_counted_place_either()
    {
        await _bench.Room.MakeAsync(WithTokens with { RequirePeerId = false });
        await _bench.Room.InviteAsync("moderator's", invitation => invitation with { IsModerators = true });
        await _bench.Room.InviteAsync("token");
        await _bench.CheckAsync("", "moderator's");
        await _bench.ConnectAsync("made-up");
        await _bench.CheckAsync("", "moderator's");
        await _bench.CheckAsync("ada", "token");
        _bench.Pass(PresenceBench.Long);

        Assert.Equal("admitted", await _bench.CheckAsync("grace", "token"));
        Assert.Equal("full", await _bench.CheckAsync("edith", "token"));
        await _bench.DisconnectAsync("made-up");
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Theory]
    [InlineData("too_early")]
    [InlineData("ended")]
    [InlineData("locked")]
    [InlineData("full")]
    public async Task Where_no_token_is_needed_the_access_table_judges(string reason)
    {
        await _bench.Room.MakeAsync(WithoutTokens);
        var first = await _bench.ConnectAsync("ada");
        var now = _bench.Room.Clock.GetUtcNow();
        await _bench.Room.ChangeAsync(policy => reason switch
        {
            "too_early" => policy with { OpensAt = now.AddMinutes(1) },
            "ended" => policy with { ClosesAt = now },
            "locked" => policy with { Locked = true },
            _ => policy,
        });

        Assert.Equal(("connected", "evicted"), (first, await _bench.ConnectAsync("grace")));
        Assert.Equal(["connected ada", $"evicted grace {reason}"], await _bench.LogAsync());
        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Fact]
    public async Task A_room_that_we_do_not_keep_has_presence_and_events_all_the_same()
    {
        Assert.Equal("connected", await _bench.ConnectAsync("ada"));
        Assert.Equal("replaced", await _bench.ConnectAsync("ada"));
        Assert.Equal((true, 1), (await _bench.IsConnectedAsync("ada"), await _bench.PlacesAsync()));
        Assert.Equal(["connected ada", "replaced ada"], await _bench.LogAsync());
    }

    [Fact]
    public async Task Where_nobody_is_evicted_they_count_above_the_maximum_and_checks_are_full()
    {
        using var bench = new PresenceBench { Evicts = false };
        await bench.Room.MakeAsync(WithTokens);
        await bench.Room.InviteAsync("token");

        Assert.Equal(("connected", "connected"), (await bench.ConnectAsync("ada"), await bench.ConnectAsync("grace")));
        Assert.Equal((2, 2), (await bench.PlacesAsync(), await bench.HeldPlacesAsync()));
        await bench.DisconnectAsync("ada");
        Assert.Equal("full", await bench.CheckAsync("edith", "token"));
        await bench.DisconnectAsync("grace");
        Assert.Equal("admitted", await bench.CheckAsync("edith", "token"));
    }

    public void Dispose() => _bench.Dispose();

    private sealed class Block(string peerId) : RoomOperation<Room>
    {
        public override void Need(RoomNeeds needs) => needs.Peer(peerId);

        protected override Room Decide(RoomState state)
        {
            state.Put(state.Peer(peerId) with { BlockedIn = state.Room.Epoch });
            return state.Room;
        }
    }
}
