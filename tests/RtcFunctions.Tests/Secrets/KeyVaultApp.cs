using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.KeyVault;
using RtcFunctions.Tests.Operations.Health;
using RtcFunctions.Tests.Relay;

namespace RtcFunctions.Tests.Secrets;

/// <summary>The app as it runs on App Service, its secrets in a vault; each test has its own, because nothing may be read yet.</summary>
internal sealed class KeyVaultApp : IAsyncDisposable
{
    public const string Secret = "Zego--ServerSecret";

    /// <summary>What the app fetches by itself once it listens.</summary>
    public const string FetchedAtStart = "Meet--AccessAuthorization";

    private const string Query = "/api/zego/digitalhuman/GetDigitalHumanList";

    private AppProcess? _process;

    private KeyVaultApp()
    {
    }

    public KeyVaultSimulator Vault { get; } = new();

    public ZegoSimulator Vendor { get; } = new(ZegoApp.AppId, ZegoApp.ServerSecret);

    public AppProcess Process => _process!;

    public static async Task<KeyVaultApp> StartAsync(bool withSecret = true, VaultCondition condition = VaultCondition.Up)
    {
        var app = new KeyVaultApp();
        await app.Vault.StartAsync();
        await app.Vendor.StartAsync();
        app.Vault.Condition = condition;
        if (withSecret)
        {
            app.Vault.Set(Secret, ZegoApp.ServerSecret);
        }

        var settings = Operator.NoTimerByItself.Concat(app.Vault.Settings);
        app._process = await AppProcess.StartAsync(new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["Zego__AppId"] = "12345",
            ["Zego__Endpoints__digitalhuman"] = app.Vendor.Endpoint.ToString(),
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft"] = "Trace",
            ["Logging__LogLevel__System"] = "Trace",
            ["Logging__LogLevel__Azure"] = "Trace",
        });
        if (condition is VaultCondition.Up)
        {
            await Eventually.HoldsAsync(() => Task.FromResult(app.Vault.ReadsOf(FetchedAtStart) > 0));
        }

        return app;
    }

    /// <summary>A request that needs the secret.</summary>
    public Task<HttpResponseMessage> QueryAsync() => Process.Client.GetAsync(Query);

    /// <summary>What the vendor says to it: 0 where it took the signature.</summary>
    public async Task<int> VendorCodeAsync()
    {
        using var response = await QueryAsync();
        Assert.Equal(200, (int)response.StatusCode);
        return (int)((JsonObject)(await response.JsonAsync())!)["Code"]!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        await Vendor.DisposeAsync();
        await Vault.DisposeAsync();
    }
}
