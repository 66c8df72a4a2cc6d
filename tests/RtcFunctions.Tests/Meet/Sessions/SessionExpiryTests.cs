using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Two processes and one account whose refresh tokens work once, over many expiries.</summary>
public abstract class SessionExpiryTests
{
    private const int Expiries = 120;
    private const int AtOnce = 4;

    private readonly SessionApps _apps;

    protected SessionExpiryTests(SharedApps shared)
    {
        _apps = shared.Apps;
        _apps.Gcore.Account.RevokeSessions();
    }

    [Fact]
    public async Task Over_a_hundred_expiries_no_refresh_token_is_sent_twice_and_no_request_fails()
    {
        var answers = new List<HttpStatusCode>(await CallManyAsync());
        var (logins, refreshes, _) = _apps.Calls;

        for (var expiry = 0; expiry < Expiries; expiry++)
        {
            // Some are under way when it happens, the others come on it.
            var underWay = CallManyAsync();
            _apps.Gcore.Account.RevokeAccessTokens();
            answers.AddRange(await CallManyAsync());
            answers.AddRange(await underWay);
        }

        Assert.Equal(((2 * Expiries) + 1) * 2 * AtOnce, answers.Count);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.All(_apps.Gcore.Account.SentRefreshTokens.Values, times => Assert.Equal(1, times));
        Assert.Equal((logins, refreshes + Expiries, 0), _apps.Calls);
    }

    [Fact]
    public async Task Sessions_that_end_by_themselves_are_renewed_under_traffic()
    {
        _apps.Gcore.Account.AccessLifetime = TimeSpan.FromSeconds(2);
        await CallManyAsync();
        var (logins, refreshes, _) = _apps.Calls;

        var answers = await Task.WhenAll(new[] { _apps.One, _apps.Other, _apps.One, _apps.Other }.Select(
            app => CallUntilAsync(app, () => _apps.Gcore.Account.Refreshes >= refreshes + 4)));

        Assert.All(answers.SelectMany(answer => answer), answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.All(_apps.Gcore.Account.SentRefreshTokens.Values, times => Assert.Equal(1, times));
        Assert.Equal(logins, _apps.Calls.Logins);
    }

    private Task<HttpStatusCode[]> CallManyAsync() => Task.WhenAll(
        Enumerable.Range(0, AtOnce).SelectMany(_ => new[] { SessionApps.CallAsync(_apps.One), SessionApps.CallAsync(_apps.Other) }));

    private static async Task<IReadOnlyList<HttpStatusCode>> CallUntilAsync(AppProcess app, Func<bool> isDone)
    {
        var answers = new List<HttpStatusCode>();
        while (!isDone())
        {
            answers.Add(await SessionApps.CallAsync(app));
        }

        return answers;
    }
}

/// <summary>The session is a secret in the vault, its lock in a SQLite file.</summary>
public sealed class VaultSessionExpiryTests(AppsWithVault apps) : SessionExpiryTests(apps), IClassFixture<AppsWithVault>;

/// <summary>Session and lock are in a SQLite file.</summary>
public sealed class StoredSessionExpiryTests(AppsWithoutVault apps) : SessionExpiryTests(apps), IClassFixture<AppsWithoutVault>;
