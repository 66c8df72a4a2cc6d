using System.Diagnostics;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.KeyVault;
using RtcFunctions.Tests.Relay;

namespace RtcFunctions.Tests.Secrets;

/// <summary>Which secrets the app reads from the vault, when, and how often.</summary>
public sealed class KeyVaultTests
{
    private const string Rotated = "a-secret-made-after-the-rotation";

    [Fact]
    public async Task A_vendors_secret_comes_from_the_vault_by_managed_identity()
    {
        await using var app = await KeyVaultApp.StartAsync();

        var code = await app.VendorCodeAsync();

        Assert.Equal(0, code);
        Assert.Null(Assert.Single(app.Vendor.Received).Rejection);
        Assert.Equal(1, app.Vault.ReadsOf(KeyVaultApp.Secret));
        Assert.Single(app.Vault.Identity.Tokens);
    }

    [Fact]
    public async Task Nothing_is_read_before_it_is_needed()
    {
        await using var app = await KeyVaultApp.StartAsync();

        using var live = await app.Process.Client.GetAsync("/api/health/live");

        Assert.Equal(200, (int)live.StatusCode);
        Assert.Equal(0, app.Vault.ReadsOf(KeyVaultApp.Secret));
    }

    [Fact]
    public async Task What_access_checks_need_is_fetched_once_the_app_listens()
    {
        await using var app = await KeyVaultApp.StartAsync();

        Assert.Equal((1, 0), (app.Vault.ReadsOf(KeyVaultApp.FetchedAtStart), app.Vault.ReadsOf(KeyVaultApp.Secret)));
    }

    [Fact]
    public async Task The_first_access_check_is_answered_in_time_though_the_vault_takes_its_time()
    {
        await using var vault = new KeyVaultSimulator { Latency = TimeSpan.FromMilliseconds(500) };
        await vault.StartAsync();
        vault.Set(KeyVaultApp.FetchedAtStart, "Bearer of-gcore");
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>(vault.Settings, StringComparer.Ordinal));
        using var check = new HttpRequestMessage(HttpMethod.Post, "/api/meet/access");
        check.Headers.TryAddWithoutValidation("Authorization", "Bearer of-gcore");
        check.Content = new StringContent("""{"accessToken":"token","roomId":"lobby","peerId":"ada"}""");

        var started = Stopwatch.GetTimestamp();
        using var response = await app.Client.SendAsync(check);
        var elapsed = Stopwatch.GetElapsedTime(started);

        Assert.Equal("room_not_found", (string?)(await response.JsonAsync())!["reason"]);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(1, vault.ReadsOf(KeyVaultApp.FetchedAtStart));
    }

    [Fact]
    public async Task Fifty_first_requests_at_once_cost_one_read()
    {
        await using var app = await KeyVaultApp.StartAsync();

        var codes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.VendorCodeAsync()));

        Assert.All(codes, code => Assert.Equal(0, code));
        Assert.Equal(1, app.Vault.ReadsOf(KeyVaultApp.Secret));
        Assert.Single(app.Vault.Identity.Tokens);
    }

    [Fact]
    public async Task A_secret_that_the_vault_does_not_have_is_named()
    {
        await using var app = await KeyVaultApp.StartAsync(withSecret: false);

        using var response = await app.QueryAsync();

        await response.ShouldBeProblemAsync(503, "vendor_not_configured");
        Assert.Contains(KeyVaultApp.Secret, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, app.Vault.ReadsOf(KeyVaultApp.Secret));
        app.Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_rotated_secret_costs_one_more_request_and_no_restart()
    {
        await using var app = await KeyVaultApp.StartAsync();
        var before = await app.VendorCodeAsync();

        app.Vault.Set(KeyVaultApp.Secret, Rotated);
        app.Vendor.RotateSecret(Rotated);

        // The vault is asked once a second at most: sooner, what the vendor says is handed back.
        Assert.Equal(0, before);
        await Eventually.HoldsAsync(async () =>
        {
            app.Vendor.Forget();
            return await app.VendorCodeAsync() is 0;
        });
        Assert.Equal([false, true], app.Vendor.Received.Select(request => request.Rejection is null));
        Assert.Equal(2, app.Vault.ReadsOf(KeyVaultApp.Secret));
        app.Vendor.Forget();
        Assert.Equal(0, await app.VendorCodeAsync());
        Assert.Null(Assert.Single(app.Vendor.Received).Rejection);
    }

    [Fact]
    public async Task No_log_line_has_the_secret_a_token_or_the_identity_header()
    {
        await using var app = await KeyVaultApp.StartAsync();
        app.Vault.Throttle(TimeSpan.FromSeconds(1));
        var code = await app.VendorCodeAsync();

        await app.Process.StopAsync();

        Assert.Equal(0, code);
        string[] secrets = [ZegoApp.ServerSecret, app.Vault.Identity.Header, .. app.Vault.Identity.Tokens];
        Assert.Equal(3, secrets.Length);
        Assert.Contains(app.Process.Output, line => line.Contains("dbug:", StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(app.Process.Output, line => line.Contains(secret, StringComparison.Ordinal)));
    }
}
