using System.Net;

namespace RtcFunctions.Tests.Meet;

public sealed class SessionTests(MeetLoginApp app) : MeetTests(app), IClassFixture<MeetLoginApp>
{
    private const string Target = "/api/meet/rooms/a/numberPeers";

    [Fact]
    public async Task A_username_and_a_password_make_a_session_that_serves_every_call()
    {
        Gcore.Servers[0].AddPeer("a", "ada");

        using var room = await GetAsync(Target);
        using var video = await GetAsync("/api/meet/videos/1");

        var bearer = Gcore.Servers[0].Received[^1].Header("Authorization");
        Assert.Equal((HttpStatusCode.OK, "meet"), (room.StatusCode, Speaker(room)));
        Assert.StartsWith("Bearer ey", bearer, StringComparison.Ordinal);
        Assert.Equal(bearer, Assert.Single(Gcore.Streaming.Received).Header("Authorization"));
    }

    [Fact]
    public async Task A_refused_session_is_renewed_by_its_refresh_token_and_the_request_sent_once_more()
    {
        using var before = await GetAsync(Target);
        var (logins, refreshes) = (Gcore.Account.Logins, Gcore.Account.Refreshes);
        Gcore.Servers[0].Forget();
        Gcore.Account.RevokeAccessTokens();

        using var response = await PostAsync("/api/meet/rooms/nobody/closeRoom", null);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([false, true], Gcore.Servers[0].Received.Select(request => request.Rejection is null));
        Assert.Equal((logins, refreshes + 1), (Gcore.Account.Logins, Gcore.Account.Refreshes));
        var refresh = Gcore.Iam.Received[^1];
        Assert.Equal("POST /iam/auth/jwt/refresh", refresh.ToString());
        Assert.Equal("application/json", refresh.Header("Content-Type"));
        Assert.Null(refresh.Header("Authorization"));
    }

    [Fact]
    public async Task Where_the_refresh_token_is_refused_too_a_new_login_is_made()
    {
        using var before = await GetAsync(Target);
        var (logins, refreshes) = (Gcore.Account.Logins, Gcore.Account.Refreshes);
        Gcore.Account.RevokeSessions();

        using var response = await GetAsync(Target);

        Assert.Null(Gcore.Servers[0].Received[^1].Rejection);
        Assert.Equal((logins + 1, refreshes), (Gcore.Account.Logins, Gcore.Account.Refreshes));
        var login = Gcore.Iam.Received[^1];
        Assert.Equal(("POST", "/iam/auth/jwt/login"), (login.Method, login.RawTarget));
        Assert.Equal($$"""{"username":"{{MeetApp.Username}}","password":"{{MeetApp.Password}}"}""", login.BodyText);
    }

    [Fact]
    public async Task Refused_all_at_once_they_use_the_refresh_token_once()
    {
        using var before = await GetAsync(Target);
        var refreshes = Gcore.Account.Refreshes;
        Gcore.Account.RevokeAccessTokens();

        var responses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => GetAsync(Target)));

        Assert.All(responses, response => Assert.NotEqual(HttpStatusCode.Unauthorized, response.StatusCode));
        Assert.Equal((refreshes + 1, 0), (Gcore.Account.Refreshes, Gcore.Account.ReusedRefreshTokens));
    }

    [Fact]
    public async Task A_second_refusal_is_handed_back()
    {
        using var before = await GetAsync(Target);
        Gcore.Servers[0].Forget();
        Gcore.Servers[0].Answer(403, "application/json", """{"error":"Invalid token"}""");
        Gcore.Servers[0].Answer(403, "application/json", """{"error":"Invalid token"}""");

        using var response = await GetAsync(Target);

        Assert.Equal((HttpStatusCode.Forbidden, "meet"), (response.StatusCode, Speaker(response)));
        Assert.Equal(2, Gcore.Servers[0].Received.Count);
    }

    [Fact]
    public async Task A_dry_run_logs_nobody_in()
    {
        Gcore.Account.RevokeSessions();

        using var response = await GetAsync(Target, ("rtc-dry-run", "true"));

        Assert.Equal("***", (await JsonAsync(response)).GetProperty("headers").GetProperty("Authorization").GetString());
        Assert.Empty(Received);
    }
}
