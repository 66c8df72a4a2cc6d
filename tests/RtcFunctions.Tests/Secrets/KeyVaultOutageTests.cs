using RtcFunctions.Sandbox.KeyVault;

namespace RtcFunctions.Tests.Secrets;

/// <summary>What the app does while the vault cannot be read.</summary>
public sealed class KeyVaultOutageTests
{
    private const string BadSignature = """{"Code":100000005,"Message":"bad signature"}""";

    [Theory]
    [InlineData(VaultCondition.Down)]
    [InlineData(VaultCondition.Hanging)]
    public async Task Requests_go_on_with_a_secret_once_read(VaultCondition condition)
    {
        await using var app = await KeyVaultApp.StartAsync();
        var before = await app.VendorCodeAsync();
        app.Vault.Condition = condition;
        var asked = app.Vault.Received.Count;

        // The vendor refuses until the app asks the vault again, which it does once a second at most.
        await Eventually.HoldsAsync(async () =>
        {
            app.Vendor.Answer(200, "application/json", BadSignature);
            Assert.NotEqual(0, await app.VendorCodeAsync());
            return app.Vault.Received.Count > asked;
        });

        Assert.Equal(0, before);
        Assert.Equal(0, await app.VendorCodeAsync());
        Assert.Equal(1, app.Vault.ReadsOf(KeyVaultApp.Secret));
    }

    [Theory]
    [InlineData(VaultCondition.Down)]
    [InlineData(VaultCondition.Hanging)]
    public async Task A_vault_away_from_the_start_is_read_once_it_is_back(VaultCondition condition)
    {
        await using var app = await KeyVaultApp.StartAsync(condition: condition);

        using var refused = await app.QueryAsync();
        app.Vault.Condition = VaultCondition.Up;

        await refused.ShouldBeProblemAsync(503, "secrets_unavailable");
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        app.Vendor.EnsureNotCalled();
        await Eventually.HoldsAsync(async () =>
        {
            using var response = await app.QueryAsync();
            return response.IsSuccessStatusCode;
        });
        Assert.Null(Assert.Single(app.Vendor.Received).Rejection);
    }

    [Fact]
    public async Task A_vault_that_is_too_busy_is_asked_again_when_it_says()
    {
        await using var app = await KeyVaultApp.StartAsync();
        app.Vault.Throttle(TimeSpan.FromSeconds(2));

        var code = await app.VendorCodeAsync();

        Assert.Equal(0, code);
        Assert.Equal(1, app.Vault.ReadsOf(KeyVaultApp.Secret));
        var throttled = Assert.Single(app.Vault.Received, request => request.Rejection is "throttled");
        var read = Assert.Single(app.Vault.Received, request => request.Rejection is null && request.RawPath.Contains(KeyVaultApp.Secret, StringComparison.Ordinal));
        Assert.True(read.At - throttled.At >= TimeSpan.FromSeconds(1.9), $"It was asked again after {read.At - throttled.At}.");
    }

    [Fact]
    public async Task A_vault_that_stays_too_busy_is_given_up()
    {
        await using var app = await KeyVaultApp.StartAsync();
        app.Vault.Throttle(TimeSpan.FromMinutes(1));

        using var response = await app.QueryAsync();

        await response.ShouldBeProblemAsync(503, "secrets_unavailable");
        Assert.NotNull(response.Headers.RetryAfter);
        app.Vendor.EnsureNotCalled();
    }
}
