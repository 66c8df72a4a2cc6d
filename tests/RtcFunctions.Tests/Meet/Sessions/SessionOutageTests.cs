using System.Diagnostics;
using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Two processes that share a session, one of which dies, or both without storage.</summary>
public sealed class SessionOutageTests
{
    [Fact]
    public async Task A_holder_killed_in_the_middle_of_a_refresh_blocks_nobody_for_long()
    {
        await using var apps = await SessionApps.StartAsync(hasVault: true);
        await apps.CallBothAsync();
        apps.Gcore.Account.RevokeAccessTokens();
        apps.Gcore.Iam.Forget();
        apps.Gcore.Iam.Misbehave(Misbehaviour.SlowBody(TimeSpan.FromMinutes(1)));
        var cut = SessionApps.CallAsync(apps.One);
        await apps.Gcore.Iam.WaitForRequestsAsync(1);

        apps.One.Kill();
        var blocked = Stopwatch.StartNew();
        var answer = await SessionApps.CallAsync(apps.Other);

        Assert.Equal(HttpStatusCode.OK, answer);
        Assert.True(blocked.Elapsed < TimeSpan.FromSeconds(30), $"It took {blocked.Elapsed}.");
        Assert.Equal((2, 1, 0), apps.Calls);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => cut);
    }

    [Fact]
    public async Task Without_storage_each_instance_logs_in_and_no_request_fails()
    {
        await using var apps = await SessionApps.StartAsync(
            hasVault: true, ("Storage__SqlitePath", Path.Combine("no", "such", "folder", "rtc.db")));

        await apps.CallBothAsync();
        apps.Gcore.Account.RevokeAccessTokens();
        await apps.CallBothAsync();

        Assert.Equal((4, 0, 0), apps.Calls);
    }
}
