using System.Globalization;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Agora;

public sealed class AgoraAuthenticationTests(AgoraApp app) : AgoraRelayTests(app)
{
    private static readonly (string, string) Token2 = ("rtc-agora-auth", "token2");
    private static readonly (string, string) Token = ("rtc-agora-auth", "token");

    [Theory]
    [InlineData(null, AgoraApp.SignalingUser)]
    [InlineData("alice", "alice")]
    public async Task Token2_is_an_007_token_of_the_user(string? user, string expected)
    {
        var response = await GetAsync("/api/agora/rest/dev/v1/projects", [Token2, .. User(user)]);

        var received = Assert.Single(Vendor.Received);
        Assert.Equal((200, (string?)null), ((int)response.StatusCode, received.Rejection));
        var token = Vendor.VerifyToken007(received.Header("Authorization")!["agora token=".Length..]);
        var service = Assert.Single(token.Services);
        Assert.Equal((expected, 600u, 600u), (service.User, token.Expire, service.Privileges[1]));
        Assert.Null(received.Header("x-agora-uid"));
    }

    [Theory]
    [InlineData(null, AgoraApp.SignalingUser)]
    [InlineData("bob", "bob")]
    public async Task Token_is_an_006_token_with_its_user_beside_it(string? user, string expected)
    {
        var response = await GetAsync("/api/agora/rest/dev/v1/projects", [Token, .. User(user)]);

        var received = Assert.Single(Vendor.Received);
        Assert.Equal((200, (string?)null, expected), ((int)response.StatusCode, received.Rejection, received.Header("x-agora-uid")));
        Assert.StartsWith("006", received.Header("x-agora-token"), StringComparison.Ordinal);
        Assert.Null(received.Header("Authorization"));
    }

    [Fact]
    public async Task A_token_is_reused_for_its_user_alone()
    {
        await GetAsync("/api/agora/rest/dev/v1/projects", Token2, ("rtc-agora-user", "carol"));
        await GetAsync("/api/agora/rest/dev/v1/projects", Token2, ("rtc-agora-user", "carol"));
        await GetAsync("/api/agora/rest/dev/v1/projects", Token2, ("rtc-agora-user", "dave"));

        var tokens = Vendor.Received.Select(request => request.Header("Authorization")).ToArray();
        Assert.Equal(tokens[0], tokens[1]);
        Assert.False(tokens[1] == tokens[2], "Two users have one token.");
    }

    [Theory]
    [InlineData("rtc-agora-auth", "token3")]
    [InlineData("rtc-agora-auth", "Basic")]
    [InlineData("rtc-agora-auth", "")]
    public async Task Another_scheme_is_refused(string header, string value) =>
        await IsRefusedAsync(400, "invalid_request", "rtc-agora-auth", await GetAsync("/api/agora/rest/dev/v1/projects", (header, value)));

    [Fact]
    public async Task A_user_that_is_empty_or_too_long_is_refused()
    {
        foreach (var user in (string[])["", new('u', 256), "a\tb", "a\u0001b"])
        {
            var response = await GetAsync("/api/agora/rest/dev/v1/projects", Token2, ("rtc-agora-user", user));

            await IsRefusedAsync(400, "invalid_request", "rtc-agora-user", response);
        }
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("token")]
    [InlineData("token2")]
    public async Task A_dry_run_shows_everything_but_the_credential(string scheme)
    {
        var before = TimeProvider.System.GetUtcNow();

        var shown = await AgoraApp.ReadAsync(await GetAsync(
            "/api/agora/rest/dev/v1/channel/{appId}?page=1", ("rtc-dry-run", "true"), ("rtc-agora-auth", scheme), ("rtc-agora-user", "erin")));

        Vendor.EnsureNotCalled();
        Assert.Equal(("agora", "GET"), ((string?)shown["vendor"], (string?)shown["method"]));
        Assert.Equal($"{Vendor.Endpoint}dev/v1/channel/{AgoraApp.AppId}?page=1", (string?)shown["url"]);
        Assert.Equal("application/json", (string?)shown["headers"]!["Content-Type"]);
        Assert.Equal("***", (string?)shown["headers"]![scheme == "token" ? "x-agora-token" : "Authorization"]);
        Assert.Equal(scheme == "token" ? "erin" : null, (string?)shown["headers"]!["x-agora-uid"]);
        Assert.Null(shown["stringToSign"]);
        Assert.Null(shown["bodySha256"]);
        if (scheme == "basic")
        {
            Assert.Null(shown["expiresAt"]);
        }
        else
        {
            var expiresAt = DateTimeOffset.Parse((string)shown["expiresAt"]!, CultureInfo.InvariantCulture);
            Assert.InRange(expiresAt, before.AddMinutes(10).AddSeconds(-1), TimeProvider.System.GetUtcNow().AddMinutes(10));
        }
    }

    [Theory]
    [InlineData("token")]
    [InlineData("token2")]
    public async Task A_token_of_a_wrong_clock_is_made_again_by_the_vendors_and_kept(string scheme)
    {
        (string, string)[] headers = [("rtc-agora-auth", scheme), ("rtc-agora-user", $"clock-{scheme}")];
        await GetAsync("/api/agora/rest/dev/v1/projects", headers);
        Vendor.Forget();
        Vendor.ClockOffset = TimeSpan.FromHours(1);

        var response = await GetAsync("/api/agora/rest/dev/v1/projects", headers);
        var again = await GetAsync("/api/agora/rest/dev/v1/projects", headers);

        Assert.Equal((200, 200), ((int)response.StatusCode, (int)again.StatusCode));
        Assert.Equal([true, false, false], Vendor.Received.Select(request => request.Rejection is not null));
    }

    [Fact]
    public async Task A_refused_token_is_handed_back_once_and_not_used_again()
    {
        (string, string)[] headers = [Token2, ("rtc-agora-user", "frank")];
        Vendor.Misbehave(Misbehaviour.Status(401));

        var refused = await GetAsync("/api/agora/rest/dev/v1/projects", headers);
        await GetAsync("/api/agora/rest/dev/v1/projects", headers);

        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Equal(2, Vendor.Received.Select(request => request.Header("Authorization")).Distinct(StringComparer.Ordinal).Count());
    }

    private static (string, string)[] User(string? user) => user is null ? [] : [("rtc-agora-user", user)];
}
