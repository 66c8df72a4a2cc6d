using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.KeyVault;
using RtcFunctions.Tests.Operations.Health;

namespace RtcFunctions.Tests.Secrets;

/// <summary>Every vendor's secrets in one vault, and all of them rotated.</summary>
public sealed class VendorRotationTests : IAsyncLifetime
{
    private const string Zego = "Zego--ServerSecret";
    private const string Certificate = "Agora--AppCertificate";
    private const string Customer = "Agora--CustomerSecret";
    private const string Corezoid = "Corezoid--ApiSecret";
    private const string Privasea = "Privasea--ApiSecret";
    private const string Token = "Meet--ApiToken";
    private const string Rotated = "00000000000000000000000000000000";

    private static readonly string[] Rotating = [Zego, Certificate, Customer, Corezoid, Privasea, Token];
    private static readonly string[] Others = ["Agora--CustomerId", "Corezoid--ApiLogin", "Privasea--ApiKey"];

    private KeyVaultSimulator _vault = null!;
    private SandboxVendors _vendors = null!;
    private AppProcess _app = null!;

    public static TheoryData<string> Secrets => [.. Rotating];

    public async Task InitializeAsync()
    {
        _vendors = await SandboxVendors.StartAsync();
        _vault = await StartVaultAsync();
        var settings = new Dictionary<string, string>(
            _vendors.Settings.Concat(Operator.NoTimerByItself).Concat(_vault.Settings), StringComparer.Ordinal);
        foreach (var secret in Rotating.Concat(Others))
        {
            settings.Remove(secret.Replace("--", "__", StringComparison.Ordinal), out var value);
            _vault.Set(secret, value!);
        }

        _app = await AppProcess.StartAsync(settings);
        foreach (var secret in Rotating)
        {
            using var response = await CallAsync(secret);
            Assert.Null(Assert.Single(Received(secret)).Rejection);
            _vendors.Forget();
        }
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _vault.DisposeAsync();
        await _vendors.DisposeAsync();
    }

    [Fact]
    public async Task After_a_refresh_no_vendor_refuses_anything()
    {
        Rotate();

        var result = await _app.RunTimerAsync("RefreshSecrets");

        Assert.Equal("ok", result);
        foreach (var secret in Rotating)
        {
            using var response = await CallAsync(secret);
            Assert.Null(Assert.Single(Received(secret)).Rejection);
            Assert.True(response.IsSuccessStatusCode || secret == Token, $"{secret}: {response.StatusCode}");
            _vendors.Forget();
        }
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Without_one_the_first_refusal_costs_one_more_request(string secret)
    {
        Rotate();

        // A secret is read once a second at most: sooner, the refusal is handed back.
        await Eventually.HoldsAsync(async () =>
        {
            _vendors.Forget();
            using var response = await CallAsync(secret);
            return Received(secret)[^1].Rejection is null;
        });
        var first = Received(secret);
        _vendors.Forget();
        using var next = await CallAsync(secret);

        Assert.Equal([false, true], first.Select(request => request.Rejection is null));
        Assert.Null(Assert.Single(Received(secret)).Rejection);
    }

    private static async Task<KeyVaultSimulator> StartVaultAsync()
    {
        var vault = new KeyVaultSimulator();
        await vault.StartAsync();
        return vault;
    }

    private void Rotate()
    {
        _vendors.Zego.RotateSecret(Rotated);
        _vendors.Agora.RotateCertificate(Rotated);
        _vendors.Agora.RotateSecret(Rotated);
        _vendors.Corezoid.RotateSecret(Rotated);
        _vendors.Privasea.RotateSecret(Rotated);
        _vendors.Gcore.RotateSecret(Rotated);
        foreach (var secret in Rotating)
        {
            _vault.Set(secret, Rotated);
        }
    }

    private IReadOnlyList<ReceivedRequest> Received(string secret) => secret switch
    {
        Zego => _vendors.Zego.Received,
        Certificate or Customer => _vendors.Agora.Received,
        Corezoid => _vendors.Corezoid.Received,
        Privasea => _vendors.Privasea.Received,
        _ => _vendors.Gcore.Servers[0].Received,
    };

    /// <summary>A call that is signed with the secret, among others.</summary>
    private async Task<HttpResponseMessage> CallAsync(string secret)
    {
        var (method, target, body) = secret switch
        {
            Zego => ("GET", "/api/zego/digitalhuman/GetDigitalHumanList", null),
            Certificate or Customer => ("GET", "/api/agora/rest/dev/v1/projects", null),
            Corezoid => ("POST", "/api/corezoid", """{"ops":[{"id":"1","type":"create","obj":"conv"}]}"""),
            Privasea => ("GET", "/api/privasea/rest/verification/link_code?channel=A&channel_user_id=1&expire_at=0&operation_type=0", null),
            _ => ("GET", "/api/meet/rooms/lobby/numberPeers", null),
        };
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), target);
        request.Content = body is null ? null : new StringContent(body, null, "application/json");
        request.Headers.Add("rtc-agora-auth", secret == Certificate ? "token2" : "basic");
        return await _app.Client.SendAsync(request);
    }
}
