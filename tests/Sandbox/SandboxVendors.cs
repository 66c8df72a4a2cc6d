using System.Globalization;
using System.Security.Cryptography;
using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Sandbox;

/// <summary>All vendors with credentials made up for this run, and the settings that wire the app to them.</summary>
public sealed class SandboxVendors : IAsyncDisposable
{
    private const uint ZegoAppId = 1234567890;
    private const string GcoreUsername = "sandbox@example.com";

    private readonly string _zegoSecret = Hex(32);
    private readonly string _agoraAppId = Hex(32);
    private readonly string _agoraCertificate = Hex(32);
    private readonly string _agoraCustomerId = Hex(32);
    private readonly string _agoraCustomerSecret = Hex(32);
    private readonly string _corezoidLogin = RandomNumberGenerator.GetInt32(10000, 100000).ToString(CultureInfo.InvariantCulture);
    private readonly string _corezoidSecret = Hex(60);
    private readonly string _privaseaKey = Hex(24);
    private readonly string _privaseaSecret = Hex(48);
    private readonly string _gcoreToken = $"1030${Hex(128)}";
    private readonly string _gcorePassword = Hex(24);
    private readonly string _jwtKey = Hex(64);

    private SandboxVendors()
    {
        Zego = new(ZegoAppId, _zegoSecret);
        Agora = new(_agoraAppId, _agoraCertificate, _agoraCustomerId, _agoraCustomerSecret);
        Corezoid = new(_corezoidLogin, _corezoidSecret);
        Privasea = new(_privaseaKey, _privaseaSecret);
        Gcore = new(_gcoreToken, GcoreUsername, _gcorePassword, _jwtKey);
    }

    public ZegoSimulator Zego { get; }

    public AgoraSimulator Agora { get; }

    public CorezoidSimulator Corezoid { get; }

    public PrivaseaSimulator Privasea { get; }

    public GcoreSimulator Gcore { get; }

    public IReadOnlyList<VendorSimulator> All => [Zego, Agora, Corezoid, Privasea, .. Gcore.All];

    /// <summary>What Gcore sends with its webhooks.</summary>
    public string WebhookAuthorization { get; } = $"Basic {Hex(32)}";

    /// <summary>What Gcore sends when it asks for access.</summary>
    public string AccessAuthorization { get; } = $"Bearer {Hex(32)}";

    /// <summary>The app's settings, Gcore's permanent token among them.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(WithoutGcoreCredential(), StringComparer.Ordinal) { ["Meet__ApiToken"] = _gcoreToken };

    /// <summary>The same, but with a username and a password in place of the permanent token.</summary>
    public IReadOnlyDictionary<string, string> SettingsWithLogin =>
        new Dictionary<string, string>(WithoutGcoreCredential(), StringComparer.Ordinal)
        {
            ["Meet__Username"] = GcoreUsername,
            ["Meet__Password"] = _gcorePassword,
        };

    public static async Task<SandboxVendors> StartAsync()
    {
        var vendors = new SandboxVendors();
        await Task.WhenAll(vendors.All.Select(vendor => vendor.StartAsync()));
        return vendors;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var vendor in All)
        {
            await vendor.DisposeAsync();
        }
    }

    /// <summary>Has Gcore ask this app who may enter, and tell it who came and went.</summary>
    public void Register(Uri app) => Gcore.Callbacks = GcoreCallbacks.Of(app, AccessAuthorization, WebhookAuthorization);

    public void Forget()
    {
        foreach (var vendor in All)
        {
            vendor.Forget();
        }
    }

    public void EnsureNotCalled()
    {
        foreach (var vendor in All)
        {
            vendor.EnsureNotCalled();
        }
    }

    public void EnsureNothingUnexpected()
    {
        foreach (var vendor in All)
        {
            vendor.EnsureNothingUnexpected();
        }
    }

    private Dictionary<string, string> WithoutGcoreCredential() => new(StringComparer.Ordinal)
    {
        ["Zego__AppId"] = ZegoAppId.ToString(CultureInfo.InvariantCulture),
        ["Zego__Endpoints__digitalhuman"] = At(Zego),
        ["Zego__Endpoints__rtc"] = At(Zego),
        ["Zego__ServerSecret"] = _zegoSecret,
        ["Agora__AppId"] = _agoraAppId,
        ["Agora__Endpoint"] = At(Agora),
        ["Agora__SignalingUserId"] = "sandbox",
        ["Agora__AppCertificate"] = _agoraCertificate,
        ["Agora__CustomerId"] = _agoraCustomerId,
        ["Agora__CustomerSecret"] = _agoraCustomerSecret,
        ["Corezoid__Endpoint"] = At(Corezoid),
        ["Corezoid__ApiLogin"] = _corezoidLogin,
        ["Corezoid__ApiSecret"] = _corezoidSecret,
        ["Privasea__Endpoint"] = At(Privasea),
        ["Privasea__ApiKey"] = _privaseaKey,
        ["Privasea__ApiSecret"] = _privaseaSecret,
        ["Meet__Servers__serv0"] = At(Gcore.Servers[0]),
        ["Meet__Servers__serv1"] = At(Gcore.Servers[1]),
        ["Meet__Servers__serv2"] = At(Gcore.Servers[2]),
        ["Meet__Servers__serv3"] = At(Gcore.Servers[3]),
        ["Meet__StreamingEndpoint"] = At(Gcore.Streaming),
        ["Meet__IamEndpoint"] = At(Gcore.Iam),
        ["Meet__RoomBaseUrl"] = "https://meet.gcore.com",
        ["Meet__JwtKey"] = _jwtKey,
        ["Meet__WebhookAuthorization"] = WebhookAuthorization,
        ["Meet__AccessAuthorization"] = AccessAuthorization,
    };

    private static string At(VendorSimulator vendor) => vendor.Endpoint.OriginalString;

    private static string Hex(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);
}
