using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet;

/// <summary>Which credential is taken, and what is told where there is none or it changes; each test with an app of its own.</summary>
public sealed class CredentialTests : MeetTests, IClassFixture<MeetApp>
{
    private const string Target = "/api/meet/rooms/a/numberPeers";

    public CredentialTests(MeetApp app)
        : base(app)
    {
    }

    [Theory]
    [InlineData(null, null, "Meet--ApiToken", false)]
    [InlineData(null, null, "Meet--ApiToken", true)]
    [InlineData("Meet__Username", "rtc@example.com", "Meet--Password", false)]
    [InlineData("Meet__Username", "rtc@example.com", "Meet--Password", true)]
    [InlineData("Meet__Password", "secret", "Meet--ApiToken", false)]
    public async Task What_is_missing_is_named(string? setting, string? value, string named, bool dryRun)
    {
        (string, string)[] settings = setting is null ? [] : [(setting, value!)];
        await using var app = await AppProcess.StartAsync(MeetApp.Wire(Gcore, settings));

        using var response = await SendAsync(app.Client, HttpMethod.Get, Target, null, ("rtc-dry-run", dryRun ? "true" : "false"));

        var problem = await JsonAsync(response);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "vendor_not_configured"), (response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains(named, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(Received);
    }

    [Fact]
    public async Task The_start_says_what_is_missing()
    {
        await using var app = await AppProcess.StartAsync(MeetApp.Wire(Gcore));

        var line = await app.WaitForOutputAsync(line => line.Contains("meet: ", StringComparison.Ordinal));

        Assert.Contains("lacks Meet--ApiToken", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_comes_before_the_login()
    {
        await using var app = await AppProcess.StartAsync(MeetApp.Wire(
            Gcore, ("Meet__ApiToken", MeetApp.ApiToken), ("Meet__Username", MeetApp.Username), ("Meet__Password", MeetApp.Password)));

        using var response = await SendAsync(app.Client, HttpMethod.Get, Target);

        Assert.Equal($"APIKey {MeetApp.ApiToken}", Assert.Single(Received).Header("Authorization"));
    }

    [Fact]
    public async Task A_wrong_token_is_the_vendors_refusal_and_is_sent_once()
    {
        await using var app = await AppProcess.StartAsync(MeetApp.Wire(Gcore, ("Meet__ApiToken", "wrong")));

        using var response = await SendAsync(app.Client, HttpMethod.Get, Target);

        Assert.Equal((HttpStatusCode.Forbidden, "meet"), (response.StatusCode, Speaker(response)));
        Assert.Single(Received);
    }

    [Theory]
    [InlineData(401, 2)]
    [InlineData(403, 2)]
    [InlineData(400, 1)]
    public async Task A_refused_credential_shows_by_its_status(int status, int times)
    {
        await using var gcore = new GcoreSimulator(MeetApp.ApiToken, MeetApp.Username, MeetApp.Password);
        await gcore.StartAsync();
        await using var app = await AppProcess.StartAsync(MeetApp.Wire(gcore, ("Meet__ApiToken", MeetApp.ApiToken)));
        // With the clocks apart a refused request is sent once more.
        gcore.Servers[0].ClockOffset = TimeSpan.FromMinutes(2);
        gcore.Servers[0].Answer(status, "application/json", "{}");

        using var response = await SendAsync(app.Client, HttpMethod.Get, Target);

        Assert.Equal(times, gcore.Servers[0].Received.Count);
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_never_shown()
    {
        await using var app = await AppProcess.StartAsync(
            MeetApp.Wire(Gcore, ("Meet__Username", MeetApp.Username), ("Meet__Password", "wrong-and-secret")));

        using var response = await SendAsync(app.Client, HttpMethod.Get, Target);

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, null), (response.StatusCode, Speaker(response)));
        Assert.Contains("vendor_not_configured", text, StringComparison.Ordinal);
        Assert.Contains("Meet--Password", text, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-and-secret", text + string.Join('\n', app.Output), StringComparison.Ordinal);
        Assert.Equal("/iam/auth/jwt/login", Assert.Single(Received).RawTarget);
    }

    [Fact]
    public async Task A_rotated_token_costs_one_more_request_and_no_restart()
    {
        using var directory = new TemporaryDirectory();
        using var settings = new LocalSettings(directory, "Meet__ApiToken", MeetApp.ApiToken);
        await using var gcore = new GcoreSimulator(MeetApp.ApiToken, MeetApp.Username, MeetApp.Password);
        await gcore.StartAsync();
        await using var app = await AppProcess.StartAsync(MeetApp.Wire(gcore), workingDirectory: directory.Path);
        using var before = await SendAsync(app.Client, HttpMethod.Get, Target);
        gcore.RotateSecret("a token made after the rotation");
        settings.Write("Meet__ApiToken", "a token made after the rotation");

        await Eventually.HoldsAsync(async () =>
        {
            using var response = await SendAsync(app.Client, HttpMethod.Get, Target);
            return response.StatusCode != HttpStatusCode.Forbidden;
        });

        Assert.Equal([false, true], gcore.Servers[0].Received.TakeLast(2).Select(request => request.Rejection is null));
    }

    [Fact]
    public async Task A_rotated_password_is_read_again_when_a_login_is_refused()
    {
        using var directory = new TemporaryDirectory();
        using var settings = new LocalSettings(directory, "Meet__Password", MeetApp.Password);
        await using var gcore = new GcoreSimulator(MeetApp.ApiToken, MeetApp.Username, MeetApp.Password);
        await gcore.StartAsync();
        await using var app = await AppProcess.StartAsync(
            MeetApp.Wire(gcore, ("Meet__Username", MeetApp.Username)), workingDirectory: directory.Path);
        using var before = await SendAsync(app.Client, HttpMethod.Get, Target);
        gcore.RotatePassword("a password made after the rotation");
        gcore.Account.RevokeSessions();
        settings.Write("Meet__Password", "a password made after the rotation");

        await Eventually.HoldsAsync(async () =>
        {
            using var response = await SendAsync(app.Client, HttpMethod.Get, Target);
            return response.StatusCode == HttpStatusCode.BadRequest;
        });

        Assert.Equal(2, gcore.Account.Logins);
    }

    [Theory]
    [InlineData("Meet__Servers__serv2", "http://example.com")]
    [InlineData("Meet__StreamingEndpoint", "ftp://example.com")]
    [InlineData("Meet__IamEndpoint", "api.gcore.com")]
    [InlineData("Meet__RoomBaseUrl", "https://meet.gcore.com?x=1")]
    [InlineData("Meet__ExistingPeer", "query")]
    [InlineData("Meet__VideoSearch", "Search")]
    [InlineData("Meet__RequestsPerSecond", "0")]
    [InlineData("Meet__RequestsPerSecond", "four")]
    [InlineData("Meet__RoomUrlStyle", "hash")]
    [InlineData("Meet__AllowDebugAttributes", "perhaps")]
    public async Task A_malformed_setting_stops_the_start_and_is_named(string name, string value)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => AppProcess.StartAsync(MeetApp.Wire(Gcore, (name, value))));

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }
}
