using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>Whom the links that the app makes do not let in, for each reason there is.</summary>
public sealed class RefusedVisitTests(VisitedApp app) : VisitTests(app), IClassFixture<VisitedApp>
{
    [Fact]
    public async Task A_full_room_takes_nobody_until_somebody_leaves()
    {
        await PutAsync("""{"maxParticipants":1,"message":"Full up"}""");
        var first = await Gcore.JoinAsync(await LinkAsync());
        var link = await LinkAsync();

        var refused = await Gcore.JoinAsync(link);
        first.Participant!.Leave();
        await Gcore.Webhooks.DrainAsync();
        var admitted = await Gcore.JoinAsync(link);

        await ShouldBeRefusedAsync(refused, 423, "full");
        Assert.Equal("Full up", refused.Message);
        Assert.True(admitted.IsIn);
    }

    [Theory]
    [InlineData("""{"locked":true}""", 423, "locked")]
    [InlineData("""{"opensAt":"2999-01-01T00:00:00Z"}""", 425, "too_early")]
    [InlineData("""{"closesAt":"2001-01-01T00:00:00Z"}""", 423, "ended")]
    public async Task A_closed_room_takes_nobody(string room, int status, string reason)
    {
        await PutAsync(room);

        var entry = await Gcore.JoinAsync(await LinkAsync());

        await ShouldBeRefusedAsync(entry, status, reason);
    }

    [Fact]
    public async Task A_token_that_nobody_issued_opens_nothing()
    {
        await PutAsync("{}");

        var entry = await Gcore.JoinAsync($"https://meet.gcore.com/call/?roomId={RoomId}&accessToken=made-up&peerId=mallory");

        await ShouldBeRefusedAsync(entry, 403, "invalid_token");
    }

    [Fact]
    public async Task A_link_of_another_person_opens_nothing()
    {
        await PutAsync("{}");
        var link = await LinkAsync(""","peerId":"ada" """);

        var entry = await Gcore.JoinAsync(link.Replace("peerId=ada", "peerId=mallory", StringComparison.Ordinal));

        await ShouldBeRefusedAsync(entry, 401, "not_invited");
    }

    [Fact]
    public async Task Who_was_removed_and_blocked_is_out_and_stays_out()
    {
        await PutAsync("{}");
        var link = await LinkAsync();
        var ada = (await Gcore.JoinAsync(link)).Participant!;
        await Gcore.Webhooks.DrainAsync();
        await OkAsync(PostAsync($"{Room}/peers/{ada.PeerId}/remove", """{"block":true}"""));

        var again = await Gcore.JoinAsync(link);

        Assert.Equal(Departure.Closed, ada.Departure);
        await ShouldBeRefusedAsync(again, 401, "blocked");
        Assert.Empty(Gcore.ServerOf(RoomId).Peers(RoomId));
    }

    [Fact]
    public async Task A_one_time_link_serves_one_person()
    {
        await PutAsync("""{"requirePeerId":false}""");
        var link = (await LinkAsync(""","oneTime":true""")).Split("&peerId=")[0];

        var first = await Gcore.JoinAsync($"{link}&peerId=ada");
        var other = await Gcore.JoinAsync($"{link}&peerId=grace");

        Assert.True(first.IsIn);
        await ShouldBeRefusedAsync(other, 401, "not_invited");
    }

    [Fact]
    public async Task A_room_that_was_deleted_takes_nobody()
    {
        await PutAsync("{}");
        var link = await LinkAsync();
        await StatusAsync(SendAsync(HttpMethod.Delete, Room));

        var entry = await Gcore.JoinAsync(link);

        Assert.Equal((404, false), (entry.AccessStatus, entry.IsIn));
    }

    [Fact]
    public async Task Who_walks_in_without_a_token_is_put_out()
    {
        await PutAsync("{}");

        var entry = await Gcore.JoinAsync($"https://meet.gcore.com/call/?roomId={RoomId}&peerId=mallory");

        Assert.True(entry.IsIn);
        Assert.Empty(await PresentAsync());
        Assert.Equal(Departure.Closed, entry.Participant.Departure);
    }
}
