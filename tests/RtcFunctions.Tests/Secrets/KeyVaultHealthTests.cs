using RtcFunctions.Sandbox.KeyVault;
using RtcFunctions.Tests.Operations.Health;

namespace RtcFunctions.Tests.Secrets;

/// <summary>What health says of secrets in a vault, and what it costs to say it.</summary>
public sealed class KeyVaultHealthTests
{
    private const string RefreshSecrets = "RefreshSecrets";
    private const string AccessAuthorization = "Meet--AccessAuthorization";

    [Theory]
    [InlineData(VaultCondition.Down)]
    [InlineData(VaultCondition.Hanging)]
    public async Task A_vault_that_goes_away_degrades_the_app_fails_no_request_and_is_found_again(VaultCondition condition)
    {
        await using var app = await KeyVaultApp.StartAsync();
        var codes = new List<int> { await app.VendorCodeAsync() };
        var before = await app.Process.RunTimerAsync(RefreshSecrets);
        var healthy = await app.Process.StatusAsync();
        app.Vault.Condition = condition;

        var during = await app.Process.RunTimerAsync(RefreshSecrets);
        var (status, report) = await app.Process.HealthAsync();
        codes.Add(await app.VendorCodeAsync());
        app.Vault.Condition = VaultCondition.Up;
        await Eventually.HoldsAsync(async () => (string?)await app.Process.CheckAsync("secrets") == "ok");
        codes.Add(await app.VendorCodeAsync());
        var after = await app.Process.RunTimerAsync(RefreshSecrets);

        Assert.Equal(("ok", "failed", "ok"), (before, during, after));
        Assert.Equal((200, "degraded", "stale"), (status, (string?)report["status"], (string?)report["checks"]!["secrets"]));
        Assert.NotNull((string?)report["checks"]!["secretsSince"]);
        Assert.True((bool)report["checks"]!["vendors"]!["zego"]!["configured"]!);
        Assert.Equal([0, 0, 0], codes);
        Assert.Equal(("healthy", "healthy"), (healthy, await app.Process.StatusAsync()));
        await app.Process.WaitForOutputAsync(line => line.Contains("Could not be read: ", StringComparison.Ordinal)
            && line.Contains(KeyVaultApp.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(VaultCondition.Down)]
    [InlineData(VaultCondition.Hanging)]
    public async Task A_vault_away_from_the_start_makes_the_app_unhealthy_until_it_is_there(VaultCondition condition)
    {
        await using var app = await KeyVaultApp.StartAsync(condition: condition);
        await Eventually.HoldsAsync(() => Task.FromResult(app.Vault.Received.Count > 0));

        var (status, report) = await app.Process.HealthAsync();
        using var refused = await app.QueryAsync();
        app.Vault.Condition = VaultCondition.Up;

        await refused.ShouldBeProblemAsync(503, "secrets_unavailable");
        Assert.Equal((503, "unhealthy", "down"), (status, (string?)report["status"], (string?)report["checks"]!["secrets"]));
        Assert.NotNull((string?)report["checks"]!["secretsSince"]);
        Assert.Equal("ok", (string?)report["checks"]!["storage"]);
        Assert.False((bool)report["checks"]!["vendors"]!["zego"]!["configured"]!);
        await Eventually.HoldsAsync(async () => await app.Process.StatusAsync() == "healthy");
        Assert.True((bool)(await app.Process.CheckAsync("vendors"))["zego"]!["configured"]!);
        Assert.Equal(0, await app.VendorCodeAsync());
    }

    [Fact]
    public async Task A_secret_wanted_while_the_vault_is_away_leaves_an_app_that_has_others_degraded()
    {
        await using var app = await KeyVaultApp.StartAsync();
        await app.VendorCodeAsync();
        app.Vault.Condition = VaultCondition.Hanging;
        using var waiting = new CancellationTokenSource();
        var refused = app.Process.Client.GetAsync("/api/meet/rooms/serv0a/numberPeers", waiting.Token);

        await Eventually.HoldsAsync(async () => (string?)await app.Process.CheckAsync("secrets") == "down");
        var (status, report) = await app.Process.HealthAsync();

        Assert.Equal((200, "degraded"), (status, (string?)report["status"]));
        Assert.Equal(0, await app.VendorCodeAsync());
        await waiting.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refused);
    }

    [Fact]
    public async Task What_is_configured_is_looked_up_once_and_again_with_all_secrets()
    {
        await using var app = await KeyVaultApp.StartAsync();

        var vendors = await app.Process.CheckAsync("vendors");
        var asked = app.Vault.Received.Count;
        await app.Process.HealthAsync();
        var askedAgain = app.Vault.Received.Count - asked;
        app.Vault.Set(AccessAuthorization, "Bearer of-gcore");
        await app.Process.RunTimerAsync(RefreshSecrets);
        var afterwards = await app.Process.CheckAsync("vendors");

        Assert.Equal((true, false), ((bool)vendors["zego"]!["configured"]!, (bool)vendors["corezoid"]!["configured"]!));
        Assert.Equal(0, askedAgain);
        Assert.False((bool)vendors["meet"]!["accessAuthorization"]!);
        Assert.True((bool)afterwards["meet"]!["accessAuthorization"]!);
    }
}
