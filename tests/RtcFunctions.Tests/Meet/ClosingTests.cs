using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet;

/// <summary>What changes something at the vendor: a peer is closed, or a room.</summary>
public sealed class ClosingTests(MeetApp app) : MeetTests(app), IClassFixture<MeetApp>
{
    [Theory]
    [InlineData("""{"peerId":"ada@example.com"}""", "application/json; charset=utf-8")]
    [InlineData(""" { "peerId" : "\u0061da@example.com" } """, "application/json")]
    [InlineData("""{"peerId":"ada@example.com"}""", null)]
    public async Task A_peer_is_closed_by_the_body_exactly_as_it_came(string body, string? contentType)
    {
        Gcore.Servers[2].AddPeer("serv2x", "ada@example.com");
        var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await SendAsync(HttpMethod.Post, "/api/meet/rooms/serv2x/closePeer", content);

        var request = Assert.Single(Received);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(Gcore.Servers[2].Peers("serv2x"));
        Assert.Equal(("POST", "/rooms/serv2x/closePeer", body), (request.Method, request.RawTarget, request.BodyText));
        Assert.Equal(contentType ?? "application/json", request.Header("Content-Type"));
    }

    [Theory]
    [InlineData("{}", "peerId")]
    [InlineData("""{"peerId":""}""", "peerId")]
    [InlineData("""{"peerId":5}""", "peerId")]
    [InlineData("""{"peerId":"a\u0000"}""", "peerId")]
    [InlineData("""{"peerId":"a\nb"}""", "peerId")]
    [InlineData("""{"peerId":"a","block":true}""", "block")]
    [InlineData("""["a"]""", "")]
    [InlineData("""{"peerId":"a\ud800"}""", "")]
    [InlineData("", "")]
    public async Task A_peer_is_not_closed_by_a_body_that_does_not_name_it(string body, string fields)
    {
        Assert.Equal((400, "invalid_request", fields), await ProblemAsync(PostAsync("/api/meet/rooms/a/closePeer", body)));
        Assert.Empty(Received);
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_not_sent()
    {
        Assert.Equal(
            (415, "unsupported_media_type", ""),
            await ProblemAsync(SendAsync(HttpMethod.Post, "/api/meet/rooms/a/closePeer", new StringContent("""{"peerId":"a"}"""))));
        Assert.Empty(Received);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public async Task A_room_is_closed_by_our_post_and_the_vendors_get(string? body)
    {
        Gcore.Servers[1].AddPeer("serv1x", "ada");

        using var response = await PostAsync("/api/meet/rooms/serv1x/closeRoom", body);

        var request = Assert.Single(Received);
        Assert.Equal((HttpStatusCode.OK, "meet"), (response.StatusCode, Speaker(response)));
        Assert.Equal("GET /rooms/serv1x/closeRoom", request.ToString());
        Assert.Empty(request.Body);
        Assert.Empty(Gcore.Servers[1].Peers("serv1x"));
    }

    [Fact]
    public async Task A_room_is_not_closed_by_a_get_or_with_fields_that_would_be_lost()
    {
        using var read = await GetAsync("/api/meet/rooms/a/closeRoom");

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(
            (400, "invalid_request", "peerId"),
            await ProblemAsync(PostAsync("/api/meet/rooms/a/closeRoom", """{"peerId":"a"}""")));
        Assert.Empty(Received);
    }

    public static TheoryData<Misbehaviour, int> Failures => new()
    {
        { Misbehaviour.CloseIdle, 502 },
        { Misbehaviour.ResetBeforeAnswer, 502 },
        { Misbehaviour.Status(503), 503 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Closing_a_room_is_never_sent_twice(Misbehaviour misbehaviour, int status)
    {
        using var warm = await GetAsync("/api/meet/rooms/a/numberPeers");
        Gcore.Servers[0].Forget();
        Gcore.Servers[0].Misbehave(misbehaviour);

        using var response = await PostAsync("/api/meet/rooms/a/closeRoom", null);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Single(Received);
    }
}
