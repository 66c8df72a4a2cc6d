using System.Net;

namespace RtcFunctions.Tests.Meet.Rooms;

public sealed class RoomPeerTests(RoomsApp app) : RoomTests(app), IClassFixture<RoomsApp>
{
    [Fact]
    public async Task Peers_are_those_who_are_connected_or_expected()
    {
        await OkAsync(PutAsync("""{"requirePeerId":false,"requireAccessToken":false}"""), HttpStatusCode.Created);
        foreach (var peer in new[] { "ada", "edsger", "grace" })
        {
            await CheckAsync(peer);
        }

        await CheckAsync("");
        await TellAsync("connected", "ada", "Ada");
        await TellAsync("connected", "edsger", "Edsger");
        await TellAsync("disconnected", "edsger", "Edsger");

        var first = await OkAsync(GetAsync($"{Room}/peers?limit=1"));
        var ids = await ListAsync($"{Room}/peers", "peers", "peerId", limit: 1);
        var states = Texts(await OkAsync(GetAsync($"{Room}/peers")), "peers", "state");

        Assert.Equal((3, "ada"), (first.GetProperty("count").GetInt64(), first.GetProperty("next").GetString()));
        Assert.Equal(["ada", "grace"], ids);
        Assert.Equal(["connected", "admitted"], states);
        Assert.Equal("Ada", first.GetProperty("peers")[0].GetProperty("displayName").GetString());
        Assert.InRange(
            first.GetProperty("peers")[0].GetProperty("since").GetDateTimeOffset(),
            TimeProvider.System.GetUtcNow().AddMinutes(-1),
            TimeProvider.System.GetUtcNow());
    }

    [Theory]
    [InlineData("{}", "block")]
    [InlineData("""{"block":"yes"}""", "block")]
    [InlineData("""{"block":true,"peerId":"ada"}""", "peerId")]
    public async Task A_removal_that_does_not_say_what_it_is_is_refused(string json, string fields)
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);

        Assert.Equal((400, "invalid_request", fields), await ProblemAsync(PostAsync($"{Room}/peers/ada/remove", json)));
        Assert.Empty(Received);
    }

    [Theory]
    [InlineData("a%00", 400)]
    [InlineData("%c3%28", 400)]
    [InlineData("a%5Cb", 200)]
    [InlineData("100%25", 200)]
    [InlineData("a%252Fb", 200)]
    [InlineData("%E4%BC%9A%20%3F%23", 200)]
    public async Task A_peer_id_may_hold_anything_but_control_characters(string encoded, int status)
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);

        using var response = await PostAsync($"{Room}/peers/{encoded}/remove", """{"block":true}""");

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 200)
        {
            Assert.Equal(Uri.UnescapeDataString(encoded), (await JsonAsync(response)).GetProperty("peerId").GetString());
        }
    }

    [Fact]
    public async Task In_a_room_that_is_not_kept_people_are_removed_and_not_blocked()
    {
        await TellAsync("connected", "ada");

        Assert.Equal((404, "not_found", ""), await ProblemAsync(PostAsync($"{Room}/peers/ada/remove", """{"block":true}""")));
        Assert.Equal(200, await StatusAsync(PostAsync($"{Room}/peers/ada/remove", """{"block":false}""")));
        Assert.Equal(0, (await OkAsync(GetAsync($"{Room}/peers"))).GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Erasing_who_is_in_the_room_closes_that_peer_first()
    {
        await OkAsync(PutAsync("""{"requireAccessToken":false,"maxParticipants":1}"""), HttpStatusCode.Created);
        await CheckAsync("ada");
        await TellAsync("connected", "ada", "Ada");
        Gcore.Servers[1].AddPeer(RoomId, "ada");

        Assert.Equal(204, await StatusAsync(SendAsync(HttpMethod.Delete, $"{Room}/peers/ada")));

        Assert.Empty(Gcore.Servers[1].Peers(RoomId));
        Assert.Equal("admitted", await CheckAsync("grace"));
        Assert.Equal(["admitted", "connected", "removed", "admitted grace"], await EventsAsync());
    }

    [Fact]
    public async Task Many_invitations_of_one_peer_are_revoked_together()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 90).Select(_ => TokenAsync(""","peerId":"ada" """)));

        await OkAsync(PostAsync($"{Room}/peers/ada/remove", """{"block":false}"""));

        Assert.Equal("invalid_token", await CheckAsync("ada", tokens[^1]));
        Assert.Empty((await OkAsync(GetAsync($"{Room}/invitations"))).GetProperty("invitations").EnumerateArray());
    }

    [Fact]
    public async Task Events_are_read_page_by_page_and_followed_by_the_last_cursor()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => InviteAsync(""","displayName":"Ada" """)));

        var cursors = await ListAsync($"{Room}/events", "events", "cursor", limit: 10);
        await OkAsync(PostAsync($"{Room}/lock", null));
        var followed = await OkAsync(GetAsync($"{Room}/events?after={cursors[^1]}"));

        Assert.Equal((25, 25), (cursors.Count, cursors.Distinct().Count()));
        Assert.Equal(["locked"], Texts(followed, "events", "kind"));
        Assert.False(followed.GetProperty("events")[0].TryGetProperty("displayName", out _));
    }
}
