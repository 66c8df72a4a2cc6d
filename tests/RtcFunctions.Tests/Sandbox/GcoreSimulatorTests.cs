using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class GcoreSimulatorTests : IAsyncLifetime
{
    private const string Room = "serv2test";

    private static readonly (string, string) Token = ("Authorization", "APIKey 1030$abc");

    private readonly StoppedClock _clock = new();
    private readonly GcoreSimulator _gcore;

    public GcoreSimulatorTests() => _gcore = Create(_clock);

    public Task InitializeAsync() => _gcore.StartAsync();

    public Task DisposeAsync() => _gcore.DisposeAsync().AsTask();

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("APIKey wrong", HttpStatusCode.Forbidden)]
    [InlineData("Bearer unknown", HttpStatusCode.Unauthorized)]
    [InlineData("APIKey 1030$abc", HttpStatusCode.BadRequest)]
    public async Task A_credential_is_wanted_before_a_room_is_looked_for(string? authorization, HttpStatusCode expected)
    {
        (string, string)[] headers = authorization is null ? [] : [("Authorization", authorization)];

        using var answer = await GetAsync(_gcore.Servers[2], $"/rooms/{Room}/numberPeers", headers);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_rotated_token_is_refused()
    {
        _gcore.RotateSecret("another");

        using var answer = await GetAsync(_gcore.Servers[2], $"/rooms/{Room}/numberPeers", Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_room_lives_while_somebody_is_in_it()
    {
        var server = _gcore.ServerOf(Room);
        server.AddPeer(Room, "ada/1");
        server.AddPeer(Room, "grace");

        var two = await VendorClient.GetAsync(server, $"/rooms/{Room}/numberPeers", Token);
        var ada = await VendorClient.GetAsync(server, $"/rooms/{Room}/existingPeer/ada%2F1", Token);
        using var close = new HttpRequestMessage(HttpMethod.Post, VendorClient.At(server, $"/rooms/{Room}/closePeer"))
        {
            Content = JsonContent.Create(new { peerId = "ada/1" }),
        };
        using var closed = await VendorClient.SendAsync(close, Token);
        server.RemovePeer(Room, "grace");
        using var gone = await GetAsync(server, $"/rooms/{Room}/numberPeers", Token);

        Assert.Equal(2, (int)two["numberPeers"]!);
        Assert.True((bool)ada["existingPeer"]!);
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
        Assert.Same(_gcore.Servers[2], server);
    }

    [Fact]
    public async Task The_fifth_request_within_a_second_is_too_many()
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await GetAsync(_gcore.Streaming, "/streaming/videos/search?q=x", Token);
            statuses.Add(answer.StatusCode);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        using var next = await GetAsync(_gcore.Streaming, "/streaming/videos/search?q=x", Token);

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 4), HttpStatusCode.TooManyRequests], statuses);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(1, _gcore.Streaming.RateViolations);
    }

    [Fact]
    public async Task A_recording_is_found_and_read()
    {
        var id = _gcore.Streaming.AddVideo($"Recording {Room}");

        var found = await VendorClient.GetAsync(_gcore.Streaming, $"/streaming/videos/search?q={Room}", Token);
        var video = await VendorClient.GetAsync(_gcore.Streaming, $"/streaming/videos/{id}", Token);

        Assert.Equal(id, (int)Assert.Single(found.AsArray())!["id"]!);
        Assert.EndsWith(".m3u8", (string)video["hls_url"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_are_of_the_room_and_the_period()
    {
        var joined = new DateTimeOffset(2021, 6, 21, 9, 0, 0, TimeSpan.Zero);
        _gcore.Streaming.AddSession(Room, "ada", joined, joined.AddHours(1));
        _gcore.Streaming.AddSession(Room, "ada", joined.AddDays(1), joined.AddDays(1).AddHours(1));

        var target = $"/streaming/statistics/peers/summary?room_id={Room}&from=2021-06-21T00:00:00.0Z&to=2021-06-21T23:59:59.99Z";
        var summary = await VendorClient.GetAsync(_gcore.Streaming, target, Token);

        Assert.Equal(3600, (int)summary["data"]!["duration"]!);
    }

    [Fact]
    public async Task A_refresh_token_works_once()
    {
        var session = await LogInAsync();
        using var renewed = await PostAsync("refresh", new { refresh = (string)session["refresh"]! });

        using var again = await PostAsync("refresh", new { refresh = (string)session["refresh"]! });

        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.Equal(1, _gcore.Account.ReusedRefreshTokens);
    }

    [Fact]
    public async Task A_session_opens_every_server_until_it_expires()
    {
        var session = await LogInAsync();
        var bearer = ("Authorization", $"Bearer {session["access"]}");

        using var live = await GetAsync(_gcore.Streaming, "/streaming/videos/search?q=x", bearer);
        _gcore.Streaming.ClockOffset = _gcore.Account.AccessLifetime;
        using var expired = await GetAsync(_gcore.Streaming, "/streaming/videos/search?q=x", bearer);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, expired.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        using var answer = await PostAsync("login", new { username = "ada", password = "wrong" });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static GcoreSimulator Create(TimeProvider rateClock) => new("1030$abc", "ada", "lovelace", rateClock: rateClock);

    private static async Task<HttpResponseMessage> GetAsync(VendorSimulator vendor, string target, params (string, string)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, VendorClient.At(vendor, target));
        return await VendorClient.SendAsync(request, headers);
    }

    private async Task<JsonNode> LogInAsync()
    {
        using var answer = await PostAsync("login", new { username = "ada", password = "lovelace" });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<HttpResponseMessage> PostAsync(string operation, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, VendorClient.At(_gcore.Iam, $"/iam/auth/jwt/{operation}"))
        {
            Content = JsonContent.Create(body),
        };
        return await VendorClient.SendAsync(request);
    }

    private sealed class StoppedClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
