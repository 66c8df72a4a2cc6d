using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Standalone;

namespace RtcFunctions.Tests.Hostile;

/// <summary>
/// The app and its vendors, and a host that it must never call: named by callers, and the proxy to all but loopback. It is one for all
/// hostile callers: what one of them breaks, the others find broken.
/// </summary>
[CollectionDefinition(nameof(HostileApp))]
public sealed class HostileApp : IAsyncLifetime, ICollectionFixture<HostileApp>
{
    /// <summary>A room that we keep, to which <c>{{token}}</c> is an invitation.</summary>
    public const string Room = "serv1kept";

    // What Kestrel logs of a caller who speaks HTTP/2 to it all the same.
    private const string SpokeHttp2 = "Kestrel[67]";

    private const string Key = "the-function-key-of-a-hostile-caller";
    private const string MasterKey = "the-master-key-that-no-caller-knows";
    private const int ShortestSecret = 16;

    private static readonly string[] Secrets =
    [
        "Zego__ServerSecret", "Agora__AppCertificate", "Agora__CustomerId", "Agora__CustomerSecret", "Corezoid__ApiSecret",
        "Privasea__ApiKey", "Privasea__ApiSecret", "Meet__ApiToken", "Meet__JwtKey", "Meet__WebhookAuthorization",
        "Meet__AccessAuthorization",
    ];

    private CanaryListener? _canary;

    public SandboxVendors Vendors { get; private set; } = null!;

    public AppProcess App { get; private set; } = null!;

    public Uri Address => App.Client.BaseAddress!;

    /// <summary>Whether it spoke to a host that is not configured, since it was last asked.</summary>
    public bool CalledStranger => _canary!.WasCalled;

    /// <summary>What stands for itself in a request: <c>{{key}}</c>.</summary>
    public IReadOnlyDictionary<string, string> Values { get; private set; } = null!;

    /// <summary>What no answer may hold.</summary>
    public SearchValues<string> Canaries { get; private set; } = null!;

    /// <summary>Lines of its log that tell of a fault of ours.</summary>
    public IEnumerable<string> LoggedFaults => App.Output.Where(line =>
        (line.StartsWith("fail:", StringComparison.Ordinal) && !line.EndsWith(SpokeHttp2, StringComparison.Ordinal))
        || line.StartsWith("crit:", StringComparison.Ordinal)
        || line.Contains("Unhandled exception", StringComparison.Ordinal));

    public async Task InitializeAsync()
    {
        _canary = CanaryListener.Start();
        Vendors = await SandboxVendors.StartAsync();
        Vendors.Gcore.Streaming.LimitsRate = false;
        Furnishing.Furnish(Vendors);
        var settings = new Dictionary<string, string>(SandboxSettings.For(Vendors, Key), StringComparer.Ordinal)
        {
            ["Functions__MasterKey"] = MasterKey,
            ["Meet__RequestsPerSecond"] = "1000",
            ["HTTP_PROXY"] = $"http://{_canary.Authority}",
            ["HTTPS_PROXY"] = $"http://{_canary.Authority}",
            ["NO_PROXY"] = "127.0.0.1",
        };
        App = await AppProcess.StartAsync(settings);
        Vendors.Register(Address);
        await AskAsync(HttpMethod.Put, "", "{}");
        var invitation = await AskAsync(HttpMethod.Post, "/invitations", """{"expiresIn":86400}""");
        Values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = Address.Authority,
            ["canary"] = _canary.Authority,
            ["key"] = Key,
            ["token"] = invitation["accessToken"]!.ToString(),
            ["webhook"] = Vendors.WebhookAuthorization,
            ["access"] = Vendors.AccessAuthorization,
        };
        Canaries = SearchValues.Create([.. CanariesAmong(settings)], StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Vendors.DisposeAsync();
        _canary?.Dispose();
    }

    private async Task<JsonNode> AskAsync(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, $"/api/meet/rooms/{Room}{path}");
        request.Content = new StringContent(body, null, "application/json");
        request.Headers.Add(HostileHeaders.Key, Key);
        using var answer = await App.Client.SendAsync(request);
        return (await answer.EnsureSuccessStatusCode().JsonAsync())!;
    }

    private static IEnumerable<string> CanariesAmong(Dictionary<string, string> settings)
    {
        string[] secrets = [.. Secrets.Select(name => settings[name]), MasterKey];
        Assert.All(secrets, secret => Assert.True(secret.Length >= ShortestSecret));
        var customer = $"{settings["Agora__CustomerId"]}:{settings["Agora__CustomerSecret"]}";
        return [.. secrets, Convert.ToBase64String(Encoding.UTF8.GetBytes(customer))];
    }
}
