using System.Net;
using System.Text;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet.Webhooks;

/// <summary>What a webhook must be, and who may send one.</summary>
public sealed class WebhookTests(WebhookApp app) : MeetTests(app), IClassFixture<WebhookApp>
{
    private const string AnyEvent = "/api/meet/webhooks";
    private const string Join = "/api/meet/webhooks/joinPeer";
    private const string Leave = "/api/meet/webhooks/closePeer";

    [Theory]
    [InlineData(AnyEvent, "connected")]
    [InlineData(AnyEvent, "disconnected")]
    [InlineData(Join, "connected")]
    [InlineData(Leave, "disconnected")]
    public async Task A_webhook_is_acknowledged_once_its_event_is_stored(string path, string kind)
    {
        var roomId = NewRoom();

        using var response = await TellAsync(path, $$"""{"event":"{{kind}}","roomId":"{{roomId}}","peerId":"ada","displayName":"Ada"}""");

        var entry = Assert.Single(await Stored(roomId).EventsAsync());
        Assert.Equal((HttpStatusCode.OK, "{}"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((kind, "ada", "Ada"), (entry.Kind, entry.PeerId, entry.DisplayName));
    }

    [Theory]
    [InlineData(Join, "disconnected")]
    [InlineData(Leave, "connected")]
    [InlineData(AnyEvent, "replaced")]
    [InlineData(AnyEvent, "")]
    public async Task An_event_that_its_path_does_not_agree_with_is_refused(string path, string kind) =>
        Assert.Equal(
            (400, "invalid_request", "event"),
            await ProblemAsync(TellAsync(path, $$"""{"event":"{{kind}}","roomId":"a","peerId":"ada"}""")));

    [Theory]
    [InlineData("{}", "event peerId roomId")]
    [InlineData("""{"event":"connected","roomId":"","peerId":""}""", "peerId roomId")]
    [InlineData("""{"event":"connected","roomId":5,"peerId":null}""", "peerId roomId")]
    [InlineData("""{"event":"connected","roomId":"a b","peerId":"a\nb"}""", "peerId roomId")]
    [InlineData("""["connected"]""", "")]
    [InlineData("""{"event":"connected" """, "")]
    [InlineData("", "")]
    public async Task A_webhook_that_does_not_tell_who_and_where_is_refused(string body, string fields) =>
        Assert.Equal((400, "invalid_request", fields), await ProblemAsync(TellAsync(AnyEvent, body)));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Unknown_fields_and_the_content_type_are_not_looked_at(string? contentType)
    {
        var roomId = NewRoom();
        var content = new StringContent($$"""{"event":"connected","roomId":"{{roomId}}","peerId":"ada","displayName":7,"at":[{"x":1}] }""");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await SendAsync(HttpMethod.Post, Join, content, ("Authorization", WebhookApp.Credential));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["connected ada"], await Stored(roomId).LogAsync());
    }

    [Fact]
    public async Task A_name_of_any_length_is_kept_in_part()
    {
        var roomId = NewRoom();
        var name = new string('x', 1023) + "\U0001F600" + new string('y', 40_000);

        using var response = await TellAsync(Join, $$"""{"event":"connected","roomId":"{{roomId}}","peerId":"ada","displayName":"{{name}}"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new string('x', 1023), (await Stored(roomId).PeerAsync("ada")).DisplayName);
    }

    [Theory]
    [InlineData(64 * 1024, 200)]
    [InlineData((64 * 1024) + 1, 413)]
    public async Task A_webhook_has_up_to_64_KiB(int length, int status)
    {
        var json = $$"""{"event":"connected","roomId":"{{NewRoom()}}","peerId":"ada"}""";

        using var response = await TellAsync(Join, json.PadRight(length));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(WebhookApp.Credential, 200)]
    [InlineData(WebhookApp.NextCredential, 200)]
    [InlineData("Basic Z2NvcmU6dG9kYXk", 401)]
    [InlineData(WebhookApp.Credential + "=", 401)]
    [InlineData("basic Z2NvcmU6dG9kYXk=", 401)]
    [InlineData("", 401)]
    [InlineData(null, 401)]
    public async Task The_credential_must_equal_a_line_of_the_secret(string? credential, int status)
    {
        var body = $$"""{"event":"connected","roomId":"{{NewRoom()}}","peerId":"ada"}""";

        using var response = credential is null ? await PostAsync(Join, body) : await PostAsync(Join, body, ("Authorization", credential));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public async Task A_wrong_credential_is_told_before_anything_else(int length) =>
        Assert.Equal(
            (401, "unauthorized", ""),
            await ProblemAsync(PostAsync(Join, new string('{', length), ("Authorization", "wrong"))));

    [Fact]
    public async Task With_no_credential_configured_every_webhook_is_refused()
    {
        await using var other = await AppProcess.StartAsync(MeetApp.Wire(Gcore));
        var body = """{"event":"connected","roomId":"a","peerId":"ada"}""";

        Assert.Equal(
            (401, "unauthorized", ""),
            await ProblemAsync(SendAsync(other.Client, HttpMethod.Post, Join, Json(body), ("Authorization", WebhookApp.Credential))));
        Assert.Equal((401, "unauthorized", ""), await ProblemAsync(SendAsync(other.Client, HttpMethod.Post, Join, Json(body))));
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_acknowledged()
    {
        using var noFile = new TemporaryDirectory();
        await using var other = await AppProcess.StartAsync(MeetApp.Wire(
            Gcore,
            ("Meet__WebhookAuthorization", WebhookApp.Credential),
            ("Meet__JwtKey", MeetApp.JwtKey),
            ("Storage__SqlitePath", noFile.Path)));

        Assert.Equal(
            (503, "storage_unavailable", ""),
            await ProblemAsync(SendAsync(
                other.Client,
                HttpMethod.Post,
                Join,
                Json("""{"event":"connected","roomId":"a","peerId":"ada"}"""),
                ("Authorization", WebhookApp.Credential))));
        Assert.Equal(
            (503, "storage_unavailable", ""),
            await ProblemAsync(SendAsync(
                other.Client,
                HttpMethod.Post,
                "/api/meet/links",
                Json("""{"roomId":"a","mode":"call","attributes":{"peerId":"ada"}}"""))));
    }

    [Fact]
    public async Task The_credential_stays_out_of_the_log()
    {
        using var right = await TellAsync(Join, "{}");
        using var wrong = await PostAsync(Join, "{}", ("Authorization", "Basic d3Jvbmc="));

        Assert.DoesNotContain(App.Output, line => line.Contains("Z2NvcmU6", StringComparison.Ordinal) || line.Contains("d3Jvbmc=", StringComparison.Ordinal));
    }

    private static string NewRoom() => $"serv1{Guid.NewGuid():N}";

    private StoredRoom Stored(string roomId) => new(app.Store, roomId);

    private Task<HttpResponseMessage> TellAsync(string path, string body) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"), ("Authorization", WebhookApp.Credential));
}
