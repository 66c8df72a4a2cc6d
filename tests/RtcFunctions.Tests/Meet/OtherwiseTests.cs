using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet;

/// <summary>What the settings change.</summary>
public sealed class OtherwiseTests(OtherwiseMeetApp app) : MeetTests(app), IClassFixture<OtherwiseMeetApp>
{
    [Fact]
    public async Task A_peer_is_looked_for_by_a_body()
    {
        Gcore.Servers[1].AddPeer("serv1a", "J/ürgen");

        using var response = await GetAsync("/api/meet/rooms/serv1a/existingPeer/J%2F%C3%BCrgen");

        var request = Assert.Single(Received);
        Assert.Equal((HttpStatusCode.OK, "meet"), (response.StatusCode, Speaker(response)));
        Assert.True((await JsonAsync(response)).GetProperty("existingPeer").GetBoolean());
        Assert.Equal(("POST", "/rooms/serv1a/existingPeer"), (request.Method, request.RawTarget));
        Assert.Equal("J/ürgen", request.Json!["peerId"]!.GetValue<string>());
        Assert.Equal("application/json", request.Header("Content-Type"));
    }

    [Fact]
    public async Task Asked_by_a_body_it_is_never_sent_twice()
    {
        Gcore.Servers[0].Misbehave(Misbehaviour.Status(503));

        using var response = await GetAsync("/api/meet/rooms/a/existingPeer/ada");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Single(Received);
    }

    [Fact]
    public async Task Recordings_are_searched_for_by_the_list_of_videos()
    {
        Gcore.Streaming.AddVideo("Recording serv1list");

        using var response = await GetAsync("/api/meet/recordings?room_id=serv1list");

        Assert.Single((await JsonAsync(response)).GetProperty("recordings").EnumerateArray());
        Assert.Equal("/streaming/videos?search=serv1list", Gcore.Streaming.Received[0].RawTarget);
    }

    [Theory]
    [InlineData("call", "", "https://rooms.example.com/call/serv1a")]
    [InlineData(
        "webinar",
        ""","attributes":{"displayName":"a & b","itisparticipant":true}""",
        "https://rooms.example.com/webinar/serv1a?displayName=a%20%26%20b&itisparticipant=true")]
    public async Task A_link_has_the_room_in_its_path_and_no_token_without_a_key(string mode, string rest, string url)
    {
        using var response = await PostAsync("/api/meet/links", $$"""{"roomId":"serv1a","mode":"{{mode}}"{{rest}}}""");

        var link = await JsonAsync(response);
        Assert.Equal(url, link.GetProperty("url").GetString());
        Assert.Null(link.GetProperty("token").GetString());
        Assert.Equal("serv1a", Gcore.Open(url).RoomId);
    }

    [Fact]
    public async Task A_link_may_carry_what_is_for_debugging()
    {
        using var response = await PostAsync("/api/meet/links", """
            {"roomId":"a","mode":"call","attributes":{"accessUrl":"https://example.com/a","apiEvent":"https://example.com/e",
             "authEvent":"Basic eA==","authorizationAccess":"Bearer y"}}
            """);

        var attributes = Gcore.Open((await JsonAsync(response)).GetProperty("url").GetString()!).Attributes;
        Assert.Equal(("https://example.com/a", "https://example.com/e"), (attributes["accessUrl"], attributes["apiEvent"]));
        Assert.Equal(("Basic eA==", "Bearer y"), (attributes["authEvent"], attributes["authorizationAccess"]));
    }

    [Fact]
    public async Task A_jwt_that_is_asked_for_needs_its_key()
    {
        using var response = await PostAsync("/api/meet/links", """{"roomId":"a","mode":"call","jwt":true}""");

        var problem = await JsonAsync(response);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("vendor_not_configured", problem.GetProperty("code").GetString());
        Assert.Contains("Meet--JwtKey", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pace_is_the_one_that_is_set()
    {
        var started = TimeProvider.System.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => GetAsync("/api/meet/videos/1")));

        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 2, 5);
    }
}
