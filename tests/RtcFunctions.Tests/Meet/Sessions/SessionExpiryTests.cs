using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Two processes and one account whose refresh tokens work once, over many expiries.</summary>
public sealed class SessionExpiryTests
{
    private const int Expiries = 120;
    private const int AtOnce = 4;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Over_a_hundred_expiries_no_refresh_token_is_sent_twice_and_no_request_fails(bool hasVault)
    {
        await using var apps = await SessionApps.StartAsync(hasVault);
        var answers = new List<HttpStatusCode>(await CallManyAsync(apps));

        for (var expiry = 0; expiry < Expiries; expiry++)
        {
            // Some are under way when it happens, the others come on it.
            var underWay = CallManyAsync(apps);
            apps.Gcore.Account.RevokeAccessTokens();
            answers.AddRange(await CallManyAsync(apps));
            answers.AddRange(await underWay);
        }

        Assert.Equal((Expiries * 4 * AtOnce) + (2 * AtOnce), answers.Count);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.All(apps.Gcore.Account.SentRefreshTokens.Values, times => Assert.Equal(1, times));
        Assert.Equal((1, Expiries, 0), apps.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sessions_that_end_by_themselves_are_renewed_under_traffic(bool hasVault)
    {
        await using var apps = await SessionApps.StartAsync(hasVault);
        apps.Gcore.Account.AccessLifetime = TimeSpan.FromSeconds(2);

        var answers = await Task.WhenAll(
            new[] { apps.One, apps.Other, apps.One, apps.Other }.Select(app => CallUntilAsync(app, () => apps.Gcore.Account.Refreshes >= 4)));

        Assert.All(answers.SelectMany(answer => answer), answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.All(apps.Gcore.Account.SentRefreshTokens.Values, times => Assert.Equal(1, times));
        Assert.Equal(1, apps.Gcore.Account.Logins);
    }

    private static Task<HttpStatusCode[]> CallManyAsync(SessionApps apps) => Task.WhenAll(
        Enumerable.Range(0, AtOnce).SelectMany(_ => new[] { SessionApps.CallAsync(apps.One), SessionApps.CallAsync(apps.Other) }));

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
