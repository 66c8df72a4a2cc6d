using System.Net;
using System.Text.Json;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet;

public sealed class RoomCallTests(MeetApp app) : MeetTests(app), IClassFixture<MeetApp>
{
    [Theory]
    [InlineData("serv1abc", 1)]
    [InlineData("serv2abc", 2)]
    [InlineData("serv3", 3)]
    [InlineData("serv0abc", 0)]
    [InlineData("serv21111", 2)]
    [InlineData("serv4abc", 0)]
    [InlineData("BMW", 0)]
    [InlineData("Serv1abc", 0)]
    [InlineData("my-serv1", 0)]
    public async Task A_room_is_asked_for_at_the_server_that_its_id_names(string roomId, int server)
    {
        Gcore.Servers[server].AddPeer(roomId, "ada");

        using var response = await GetAsync($"/api/meet/rooms/{roomId}/numberPeers");

        Assert.Equal((HttpStatusCode.OK, "meet"), (response.StatusCode, Speaker(response)));
        Assert.Equal(1, (await JsonAsync(response)).GetProperty("numberPeers").GetInt32());
        Assert.Equal($"GET /rooms/{roomId}/numberPeers", Assert.Single(Gcore.Servers[server].Received).ToString());
    }

    [Fact]
    public async Task A_room_tells_how_long_it_has_been_there()
    {
        Gcore.Servers[0].AddPeer("lasting", "ada");

        using var response = await GetAsync("/api/meet/rooms/lasting/durationOfBroadcast");

        Assert.Equal((HttpStatusCode.OK, "meet"), (response.StatusCode, Speaker(response)));
        Assert.Equal("GET /rooms/lasting/durationOfBroadcast", Assert.Single(Received).ToString());
    }

    [Fact]
    public async Task A_room_that_does_not_exist_is_the_vendors_400()
    {
        using var response = await GetAsync("/api/meet/rooms/nobody/durationOfBroadcast");

        Assert.Equal((HttpStatusCode.BadRequest, "meet"), (response.StatusCode, Speaker(response)));
    }

    [Fact]
    public async Task Every_request_carries_the_permanent_token_and_the_callers_query()
    {
        using var response = await GetAsync("/api/meet/rooms/a/numberPeers?b=%20&code=the-key&a=1", ("Accept-Language", "de"));

        var request = Assert.Single(Received);
        Assert.Equal("/rooms/a/numberPeers?b=%20&a=1", request.RawTarget);
        Assert.Equal($"APIKey {MeetApp.ApiToken}", request.Header("Authorization"));
        Assert.Equal("de", request.Header("Accept-Language"));
    }

    [Fact]
    public async Task A_json_answer_that_says_nothing_of_a_refusal_is_passed_on_unread()
    {
        Gcore.Servers[0].Answer(200, "application/json", """{"numberPeers":1,"more":0}""");
        Gcore.Servers[0].Misbehave(Misbehaviour.SlowBody(TimeSpan.FromSeconds(1)));

        using var response = await App.Client.GetAsync("/api/meet/rooms/a/numberPeers", HttpCompletionOption.ResponseHeadersRead);
        using var body = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = new char[64];
        var count = await body.ReadAsync(first);

        Assert.Equal("""{"numberPeers""", new string(first, 0, count));
        Assert.Equal("\":1,\"more\":0}", await body.ReadToEndAsync());
    }

    [Theory]
    [InlineData(128, 200)]
    [InlineData(129, 400)]
    public async Task A_room_id_has_at_most_128_characters(int length, int status)
    {
        var roomId = "serv1_-".PadRight(length, 'R');
        Gcore.Servers[1].AddPeer(roomId, "ada");

        using var response = await GetAsync($"/api/meet/rooms/{roomId}/numberPeers");

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(256, 200)]
    [InlineData(257, 400)]
    public async Task A_peer_id_has_at_most_256_characters(int length, int status)
    {
        var peerId = new string('p', length);
        Gcore.Servers[0].AddPeer("long", peerId);

        using var asked = await GetAsync($"/api/meet/rooms/long/existingPeer/{peerId}");
        using var closed = await PostAsync("/api/meet/rooms/long/closePeer", $$"""{"peerId":"{{peerId}}"}""");

        Assert.Equal((status, status), ((int)asked.StatusCode, (int)closed.StatusCode));
    }

    [Fact]
    public async Task A_question_is_asked_again_where_the_server_breaks_off()
    {
        Gcore.Servers[0].AddPeer("a", "ada");
        Gcore.Servers[0].Misbehave(Misbehaviour.ResetBeforeAnswer);

        using var response = await GetAsync("/api/meet/rooms/a/numberPeers");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, Received.Count);
    }

    [Theory]
    [InlineData("ada", "ada", "ada")]
    [InlineData("a%2Fb", "a/b", "a%2Fb")]
    [InlineData("ada%40example.com", "ada@example.com", "ada%40example.com")]
    [InlineData("J%C3%BCrgen%20%2B", "Jürgen +", "J%C3%BCrgen%20%2B")]
    [InlineData("a%252e", null, null)]
    public async Task A_peer_is_looked_for_by_its_id_encoded_once(string sent, string? peerId, string? received)
    {
        Gcore.Servers[0].AddPeer("peers", peerId ?? "ada");

        using var response = await GetAsync($"/api/meet/rooms/peers/existingPeer/{sent}");

        if (peerId is null)
        {
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Empty(Received);
            return;
        }

        Assert.True((await JsonAsync(response)).GetProperty("existingPeer").GetBoolean());
        Assert.Equal($"GET /rooms/peers/existingPeer/{received}", Assert.Single(Received).ToString());
    }

    [Theory]
    [InlineData("%0a")]
    [InlineData("a%5Cb")]
    [InlineData("%2e%2e%2f")]
    [InlineData("x%2F..%2F..%2FcloseRoom")]
    [InlineData("%ff")]
    public async Task A_peer_id_that_could_mean_another_path_is_refused(string peerId)
    {
        Assert.Equal((400, "invalid_request", ""), await ProblemAsync(GetAsync($"/api/meet/rooms/a/existingPeer/{peerId}")));
        Assert.Empty(Received);
    }

    [Theory]
    [InlineData("POST", "{0}/closePeer")]
    [InlineData("POST", "{0}/closeRoom")]
    [InlineData("GET", "{0}/durationOfBroadcast")]
    [InlineData("GET", "{0}/numberPeers")]
    [InlineData("GET", "{0}/existingPeer/ada")]
    public async Task A_malformed_room_id_is_refused_everywhere(string method, string route)
    {
        foreach (var roomId in (string[])["a%2Fb", "a.b", "r%C3%A4um", "a%20", new string('r', 129)])
        {
            var target = "/api/meet/rooms/" + route.Replace("{0}", roomId, StringComparison.Ordinal);
            var body = method is "POST" ? Json(route.EndsWith("Peer", StringComparison.Ordinal) ? """{"peerId":"a"}""" : "{}") : null;
            Assert.Equal((400, "invalid_request", "roomId"), await ProblemAsync(SendAsync(HttpMethod.Parse(method), target, body)));
        }

        Assert.Empty(Received);
    }

    [Theory]
    [InlineData("POST", "closePeer", """{"peerId":"a"}""", "POST", "/rooms/serv3x/closePeer")]
    [InlineData("POST", "closeRoom", null, "GET", "/rooms/serv3x/closeRoom")]
    [InlineData("GET", "numberPeers", null, "GET", "/rooms/serv3x/numberPeers")]
    [InlineData("GET", "existingPeer/a%2Fb", null, "GET", "/rooms/serv3x/existingPeer/a%2Fb")]
    public async Task A_dry_run_shows_the_vendors_request_and_hides_the_token(
        string method, string operation, string? body, string vendorMethod, string vendorPath)
    {
        using var response = await SendAsync(
            HttpMethod.Parse(method), $"/api/meet/rooms/serv3x/{operation}", body is null ? null : Json(body), ("rtc-dry-run", "true"));

        var shown = await JsonAsync(response);
        Assert.Equal(("meet", vendorMethod), (shown.GetProperty("vendor").GetString(), shown.GetProperty("method").GetString()));
        Assert.Equal(Gcore.Servers[3].Endpoint.OriginalString.TrimEnd('/') + vendorPath, shown.GetProperty("url").GetString());
        Assert.Equal("***", shown.GetProperty("headers").GetProperty("Authorization").GetString());
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("stringToSign").ValueKind);
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("expiresAt").ValueKind);
        Assert.Empty(Received);
    }
}
