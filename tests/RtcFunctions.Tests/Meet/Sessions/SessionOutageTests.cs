using System.Diagnostics;
using System.Net;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.KeyVault;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Two processes that share a session, and what they share it by taken away.</summary>
public sealed class SessionOutageTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_holder_killed_in_the_middle_of_a_refresh_blocks_nobody_for_long(bool hasVault)
    {
        await using var apps = await SessionApps.StartAsync(hasVault);
        await CallBothAsync(apps);
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

    [Theory]
    [InlineData(VaultCondition.Down)]
    [InlineData(VaultCondition.Hanging)]
    public async Task With_the_vault_away_each_instance_logs_in_and_no_request_fails(VaultCondition condition)
    {
        await using var apps = await SessionApps.StartAsync(hasVault: true);
        await CallBothAsync(apps);
        apps.Vault.Condition = condition;
        apps.Gcore.Account.RevokeAccessTokens();

        await CallBothAsync(apps);
        await CallBothAsync(apps);

        Assert.Equal((3, 0, 0), apps.Calls);
    }

    [Fact]
    public async Task A_vault_that_refuses_to_be_written_costs_a_login_for_each_instance()
    {
        await using var apps = await SessionApps.StartAsync(hasVault: true);
        apps.Vault.RefusesWrites = true;

        await CallBothAsync(apps);
        await CallBothAsync(apps);

        Assert.Equal((2, 0, 0), apps.Calls);
        Assert.Equal("", apps.Vault.Find(SessionApps.Secret));
        Assert.Contains(apps.One.Output, line => line.Contains("cannot be shared (RequestFailedException)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_storage_each_instance_logs_in_and_no_request_fails(bool hasVault)
    {
        await using var apps = await SessionApps.StartAsync(
            hasVault, settings: ("Storage__SqlitePath", Path.Combine("no", "such", "folder", "rtc.db")));

        await CallBothAsync(apps);
        apps.Gcore.Account.RevokeAccessTokens();
        await CallBothAsync(apps);

        Assert.Equal((4, 0, 0), apps.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("put here by hand")]
    public async Task What_is_no_session_in_the_vault_is_replaced_by_one(string value)
    {
        await using var apps = await SessionApps.StartAsync(hasVault: true, value);

        await CallBothAsync(apps);

        Assert.Equal((1, 0, 0), apps.Calls);
        Assert.Equal(1, apps.Vault.WritesOf(SessionApps.Secret));
        Assert.Contains("\"refresh\"", apps.Vault.Find(SessionApps.Secret), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_a_log_line_nor_storage_beside_the_vault_has_a_token()
    {
        await using var apps = await SessionApps.StartAsync(hasVault: true, "", ("Logging__LogLevel__Default", "Trace"),
            ("Logging__LogLevel__Microsoft", "Trace"), ("Logging__LogLevel__System", "Trace"), ("Logging__LogLevel__Azure", "Trace"));
        await CallBothAsync(apps);
        apps.Gcore.Account.RevokeAccessTokens();
        await CallBothAsync(apps);
        await apps.One.StopAsync();
        await apps.Other.StopAsync();

        string[] tokens = [.. apps.Gcore.Account.SentRefreshTokens.Keys, .. apps.Gcore.Account.AccessTokens];

        Assert.Equal((1, 1, 0), apps.Calls);
        Assert.Equal(2, tokens.Length);
        Assert.Contains(apps.One.Output, line => line.Contains("dbug:", StringComparison.Ordinal));
        Assert.All(tokens, token => Assert.DoesNotContain(
            apps.One.Output.Concat(apps.Other.Output).Append(apps.FileText), line => line.Contains(token, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_timer_renews_what_all_instances_use()
    {
        await using var apps = await SessionApps.StartAsync(hasVault: true);
        apps.Gcore.Account.AccessLifetime = TimeSpan.FromSeconds(1);
        await CallBothAsync(apps);
        apps.Gcore.Account.AccessLifetime = TimeSpan.FromHours(1);

        await Eventually.HoldsAsync(async () =>
        {
            await SessionApps.RunTimerAsync(apps.One);
            return apps.Vault.WritesOf(SessionApps.Secret) == 2;
        });
        await CallBothAsync(apps);

        Assert.Equal((1, 1, 0), apps.Calls);
    }

    private static async Task CallBothAsync(SessionApps apps)
    {
        Assert.Equal(HttpStatusCode.OK, await SessionApps.CallAsync(apps.One));
        Assert.Equal(HttpStatusCode.OK, await SessionApps.CallAsync(apps.Other));
    }
}
