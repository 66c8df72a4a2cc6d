using System.Globalization;
using System.Net;

namespace RtcFunctions.Tests.Meet.Rooms;

public sealed class KeptRoomTests(RoomsApp app) : RoomTests(app), IClassFixture<RoomsApp>
{
    [Fact]
    public async Task A_room_is_made_with_its_defaults_and_shown_as_it_was_made()
    {
        var made = await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var shown = await OkAsync(GetAsync(Room));

        Assert.Equal(
            $$"""{"roomId":"{{RoomId}}","opensAt":null,"closesAt":null,"maxParticipants":null,"requirePeerId":true,"requireAccessToken":true,"locked":false,"message":null}""",
            made.GetRawText());
        Assert.Equal(made.GetRawText(), shown.GetRawText());
    }

    [Fact]
    public async Task Putting_a_room_again_replaces_all_of_it()
    {
        await OkAsync(PutAsync("""{"maxParticipants":5,"message":"Call 112","locked":true}"""), HttpStatusCode.Created);

        var room = await OkAsync(PutAsync("""
            {"opensAt":"2030-01-01T10:00:00+01:00","closesAt":"2030-01-01T11:00:00Z","requirePeerId":false,"requireAccessToken":false}
            """));

        Assert.Equal(
            $$"""{"roomId":"{{RoomId}}","opensAt":"2030-01-01T09:00:00Z","closesAt":"2030-01-01T11:00:00Z","maxParticipants":null,"requirePeerId":false,"requireAccessToken":false,"locked":false,"message":null}""",
            room.GetRawText());
    }

    [Theory]
    [InlineData("""{"opensAt":"2030-01-01T09:00:00Z","closesAt":"2030-01-01T09:00:00Z"}""", "closesAt")]
    [InlineData("""{"opensAt":"tomorrow"}""", "opensAt")]
    [InlineData("""{"closesAt":"1601-01-01T00:00:00Z"}""", "closesAt")]
    [InlineData("""{"maxParticipants":0}""", "maxParticipants")]
    [InlineData("""{"maxParticipants":100001}""", "maxParticipants")]
    [InlineData("""{"maxParticipants":1.5}""", "maxParticipants")]
    [InlineData("""{"locked":"yes","requirePeerId":1,"requireAccessToken":0}""", "locked requireAccessToken requirePeerId")]
    [InlineData("""{"message":""}""", "message")]
    [InlineData("""{"roomId":"a"}""", "roomId")]
    [InlineData("""[]""", "")]
    [InlineData("", "")]
    public async Task A_policy_that_cannot_be_is_refused_with_its_field(string json, string fields)
    {
        Assert.Equal((400, "invalid_request", fields), await ProblemAsync(PutAsync(json)));
        Assert.Equal(404, await StatusAsync(GetAsync(Room)));
    }

    [Fact]
    public async Task A_message_is_bounded()
    {
        Assert.Equal((400, "invalid_request", "message"), await ProblemAsync(PutAsync($$"""{"message":"{{new string('a', 1025)}}"}""")));
        await OkAsync(PutAsync($$"""{"message":"{{new string('a', 1024)}}"}"""), HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PUT", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/lock")]
    [InlineData("POST", "/unlock")]
    [InlineData("POST", "/invitations")]
    [InlineData("GET", "/invitations")]
    [InlineData("DELETE", "/invitations/0")]
    [InlineData("GET", "/peers")]
    [InlineData("POST", "/peers/ada/remove")]
    [InlineData("DELETE", "/peers/ada")]
    [InlineData("GET", "/events")]
    public async Task A_malformed_room_id_is_refused(string method, string rest)
    {
        var body = method is "PUT" or "POST" ? Json("{}") : null;

        Assert.Equal((400, "invalid_request", "roomId"), await ProblemAsync(SendAsync(new(method), $"/api/meet/rooms/a.b{rest}", body)));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/lock")]
    [InlineData("POST", "/unlock")]
    [InlineData("GET", "/invitations")]
    [InlineData("GET", "/peers")]
    [InlineData("DELETE", "/peers/ada")]
    [InlineData("GET", "/events")]
    public async Task Of_a_room_that_nobody_made_nothing_is_told(string method, string rest)
    {
        Assert.Equal((404, "not_found", ""), await ProblemAsync(SendAsync(new(method), $"{Room}{rest}")));
    }

    [Fact]
    public async Task The_etag_changes_with_put_lock_and_unlock_alone()
    {
        var made = await ETagAsync(PutAsync("""{"requireAccessToken":false}"""));
        Assert.Equal("admitted", await CheckAsync("ada"));
        await InviteAsync();
        var read = await ETagAsync(GetAsync(Room));
        var locked = await ETagAsync(PostAsync($"{Room}/lock", null));
        var unlocked = await ETagAsync(PostAsync($"{Room}/unlock", null));
        var put = await ETagAsync(PutAsync("""{"requireAccessToken":false}"""));

        Assert.Equal(made, read);
        Assert.Equal(4, new[] { made, locked, unlocked, put }.Distinct().Count());
    }

    [Fact]
    public async Task A_change_on_condition_of_an_etag_that_is_gone_is_not_made()
    {
        var first = await ETagAsync(PutAsync("{}"));
        var second = await ETagAsync(PutAsync("""{"maxParticipants":2}""", ("If-Match", $"\"another\", {first}")));

        foreach (var (method, rest) in new[] { ("PUT", ""), ("POST", "/lock"), ("POST", "/unlock"), ("DELETE", "") })
        {
            var body = method is "PUT" ? Json("{}") : null;
            Assert.Equal(
                (412, "precondition_failed", ""),
                await ProblemAsync(SendAsync(new(method), $"{Room}{rest}", body, ("If-Match", first))));
        }

        Assert.Equal(second, await ETagAsync(GetAsync(Room)));
        Assert.Equal(204, await StatusAsync(SendAsync(HttpMethod.Delete, Room, null, ("If-Match", second))));
    }

    [Fact]
    public async Task A_room_can_be_made_only_where_there_is_none_and_changed_only_where_there_is_one()
    {
        Assert.Equal((412, "precondition_failed", ""), await ProblemAsync(PutAsync("{}", ("If-Match", "*"))));
        Assert.Equal(201, await StatusAsync(PutAsync("{}", ("If-None-Match", "*"))));
        Assert.Equal((412, "precondition_failed", ""), await ProblemAsync(PutAsync("{}", ("If-None-Match", "*"))));
        Assert.Equal(200, await StatusAsync(PutAsync("{}", ("If-Match", "*"))));
    }

    [Theory]
    [InlineData("If-Match")]
    [InlineData("If-None-Match")]
    public async Task A_condition_that_cannot_be_read_is_refused(string header) =>
        Assert.Equal((400, "invalid_request", header), await ProblemAsync(PutAsync("{}", (header, "unquoted"))));

    [Fact]
    public async Task Of_many_who_want_to_make_a_room_one_makes_it()
    {
        var puts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StatusAsync(PutAsync("{}", ("If-None-Match", "*")))));

        Assert.Equal([201, .. Enumerable.Repeat(412, 19)], puts.Order());
    }

    [Fact]
    public async Task A_lock_keeps_people_out_and_leaves_the_rest_as_it_is()
    {
        await OkAsync(PutAsync("""{"requireAccessToken":false,"maxParticipants":7,"message":"Full"}"""), HttpStatusCode.Created);

        var locked = await OkAsync(PostAsync($"{Room}/lock", """{"message":"Come back later"}"""));
        var whileLocked = await CheckAsync("ada");
        var unlocked = await OkAsync(PostAsync($"{Room}/unlock", "{}"));
        var afterwards = await CheckAsync("ada");

        Assert.True(locked.GetProperty("locked").GetBoolean());
        Assert.Equal((7, "Come back later"), (locked.GetProperty("maxParticipants").GetInt32(), locked.GetProperty("message").GetString()));
        Assert.False(unlocked.GetProperty("locked").GetBoolean());
        Assert.Equal(("locked", "admitted"), (whileLocked, afterwards));
        Assert.Equal(["locked", "unlocked", "admitted ada"], (await EventsAsync()).Where(entry => !entry.StartsWith("denied", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("lock", """{"message":5}""", "message")]
    [InlineData("lock", """{"until":"2030"}""", "until")]
    [InlineData("unlock", """{"message":"a"}""", "message")]
    public async Task A_lock_with_something_else_is_refused(string action, string json, string fields)
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);

        Assert.Equal((400, "invalid_request", fields), await ProblemAsync(PostAsync($"{Room}/{action}", json)));
    }

    [Fact]
    public async Task A_maximum_counts_those_who_are_there_already()
    {
        await OkAsync(PutAsync("""{"requireAccessToken":false}"""), HttpStatusCode.Created);
        Assert.Equal("admitted", await CheckAsync("ada"));

        await OkAsync(PutAsync("""{"requireAccessToken":false,"maxParticipants":1}"""));

        Assert.Equal("full", await CheckAsync("grace"));
    }

    [Fact]
    public async Task Only_rooms_that_are_kept_are_listed_in_order_page_by_page()
    {
        var ids = Enumerable.Range(0, 5).Select(i => $"{RoomId}-{i}").ToArray();
        foreach (var id in ids)
        {
            Assert.Equal(201, await StatusAsync(SendAsync(HttpMethod.Put, $"/api/meet/rooms/{id}", Json("{}"))));
        }

        Assert.Equal(204, await StatusAsync(SendAsync(HttpMethod.Delete, $"/api/meet/rooms/{ids[2]}")));
        await TellAsync("connected", "ada");

        var listed = await ListAsync("/api/meet/rooms", "rooms", "roomId", limit: 2);

        Assert.Equal([ids[0], ids[1], ids[3], ids[4]], listed.Where(id => id!.StartsWith(RoomId, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_events_cursor_is_its_number_and_any_number_may_be_read_from()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        foreach (var change in (string[])["lock", "unlock", "lock"])
        {
            await OkAsync(PostAsync($"{Room}/{change}", "{}"));
        }

        var all = await ListAsync($"{Room}/events", "events", "cursor", limit: 100);
        var behind = await OkAsync(GetAsync($"{Room}/events?after={all[0]}&limit=1"));
        var beyond = await OkAsync(GetAsync($"{Room}/events?after={long.MaxValue}"));

        var first = long.Parse(all[0]!, CultureInfo.InvariantCulture);
        Assert.Equal([$"{first}", $"{first + 1}", $"{first + 2}"], all);
        Assert.Equal(all[1], behind.GetProperty("next").GetString());
        Assert.Equal("""{"events":[],"next":null}""", beyond.GetRawText());
    }

    [Theory]
    [InlineData("rooms?limit=0", "limit")]
    [InlineData("rooms?limit=1001", "limit")]
    [InlineData("rooms?after=a.b", "after")]
    [InlineData("rooms?before=a", "before")]
    [InlineData("rooms/a/events?after=-1", "after")]
    [InlineData("rooms/a/events?after=99999999999999999999", "after")]
    [InlineData("rooms/a/invitations?after=x", "after")]
    [InlineData("rooms/a/peers?after=", "after")]
    public async Task A_list_is_not_given_by_parameters_that_it_does_not_have(string target, string fields) =>
        Assert.Equal((400, "invalid_request", fields), await ProblemAsync(GetAsync($"/api/meet/{target}")));
}
