using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Webhooks;

/// <summary>Peers who got a link with a JWT: the vendor never asks about them.</summary>
public sealed class AnnouncementTests : IDisposable
{
    private readonly PresenceBench _bench = new();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task An_announced_peer_needs_no_admission_and_a_moderator_no_place(bool isModerator, int places)
    {
        await _bench.Room.MakeAsync(new RoomPolicy { MaxParticipants = 5 });
        await _bench.AnnounceAsync("ada", isModerator);

        Assert.Equal("connected", await _bench.ConnectAsync("ada"));
        Assert.Equal((places, places), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
        await _bench.DisconnectAsync("ada");
        Assert.Equal("connected", await _bench.ConnectAsync("ada"));
        await _bench.DisconnectAsync("ada");
        Assert.Equal(0, await _bench.PlacesAsync());
    }

    [Theory]
    [InlineData(null, 23, "connected")]
    [InlineData(null, 24, "evicted")]
    [InlineData(72, 71, "connected")]
    [InlineData(2, 2, "evicted")]
    public async Task An_announcement_holds_until_the_room_closes_or_for_a_day(int? closesIn, int connectsIn, string became)
    {
        var now = _bench.Room.Clock.GetUtcNow();
        await _bench.Room.MakeAsync(new RoomPolicy { ClosesAt = closesIn is { } hours ? now.AddHours(hours) : null });
        await _bench.AnnounceAsync("ada");
        _bench.Pass(TimeSpan.FromHours(connectsIn));

        Assert.Equal(became, await _bench.ConnectAsync("ada"));
    }

    [Fact]
    public async Task An_announced_peer_enters_a_full_room_and_checks_stay_full()
    {
        await _bench.Room.MakeAsync(new RoomPolicy { MaxParticipants = 1 });
        await _bench.Room.InviteAsync("token");
        await _bench.CheckAsync("grace", "token");
        await _bench.AnnounceAsync("ada");

        Assert.Equal("connected", await _bench.ConnectAsync("ada"));
        Assert.Equal((2, 2), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
        Assert.Equal("full", await _bench.CheckAsync("edith", "token"));
    }

    [Fact]
    public async Task Nobody_is_announced_to_a_room_that_we_do_not_keep()
    {
        await _bench.AnnounceAsync("ada");

        Assert.Null((await _bench.PeerAsync("ada")).AnnouncedUntil);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_announcement_between_admission_and_connection_upsets_no_count(bool fromModeratorToGuest)
    {
        await _bench.Room.MakeAsync(new RoomPolicy { MaxParticipants = 5 });
        await _bench.Room.InviteAsync("token", invitation => invitation with { IsModerators = fromModeratorToGuest });
        await _bench.CheckAsync("ada", "token");
        await _bench.AnnounceAsync("ada", isModerator: !fromModeratorToGuest);

        Assert.Equal("connected", await _bench.ConnectAsync("ada"));
        Assert.Equal((0, 0), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Fact]
    public async Task A_check_without_a_moderators_invitation_unmakes_no_announced_moderator()
    {
        await _bench.Room.MakeAsync(new RoomPolicy { MaxParticipants = 1 });
        await _bench.Room.InviteAsync("token");
        await _bench.AnnounceAsync("ada", isModerator: true);
        await _bench.CheckAsync("ada", "token");

        await _bench.ConnectAsync("ada");
        var whileConnected = await _bench.PlacesAsync();
        await _bench.CheckAsync("ada", "token");
        await _bench.ConnectAsync("ada");

        Assert.Equal((0, 0, 0), (whileConnected, await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
        Assert.Equal("admitted", await _bench.CheckAsync("grace", "token"));
    }

    public void Dispose() => _bench.Dispose();
}
