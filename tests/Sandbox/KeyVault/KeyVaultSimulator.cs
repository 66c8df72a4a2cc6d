using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox.KeyVault;

/// <summary>
/// The secrets of an Azure Key Vault, read and written with tokens of a managed identity. It has a real vault's name, because the client takes a
/// challenge only from the domain that it names, and is reached as through a proxy.
/// </summary>
public sealed class KeyVaultSimulator : IAsyncDisposable
{
    private const string Host = "sandbox.vault.azure.net";
    private const string Resource = "https://vault.azure.net";
    private const string Bearer = "Bearer ";

    private readonly SecretVersions _secrets = new();
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();
    private readonly ConcurrentQueue<TimeSpan> _throttles = new();
    private readonly VaultCertificate _certificate = new(Host);
    private readonly LoopbackServer _server;

    public KeyVaultSimulator() => _server = new LoopbackServer(HandleAsync, Secure);

    public ManagedIdentitySimulator Identity { get; } = new(Resource);

    public VaultCondition Condition { get; set; }

    /// <summary>How long it takes to find a secret.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Whether the identity may only read.</summary>
    public bool RefusesWrites { get; set; }

    /// <summary>Every request; its rejection says why the vault did not look for the secret.</summary>
    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    /// <summary>The environment of an App Service app with a managed identity, and the way to this vault.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["KeyVault__Uri"] = $"https://{Host}/",
        ["HTTPS_PROXY"] = $"http://{_server.Endpoint.Authority}",
        ["SSL_CERT_FILE"] = _certificate.PemPath,
        ["IDENTITY_ENDPOINT"] = Identity.Endpoint.ToString(),
        ["IDENTITY_HEADER"] = Identity.Header,
        ["AZURE_TOKEN_CREDENTIALS"] = "ManagedIdentityCredential",
    };

    public Task StartAsync() => Task.WhenAll(Identity.StartAsync(), _server.StartAsync());

    /// <summary>Adds a version of a secret, the current one from now on.</summary>
    public void Set(string name, string value) => _secrets.Add(name, value);

    /// <summary>The current value of a secret; null where there is none.</summary>
    public string? Find(string name) => _secrets.Find(name, version: null)?.Value;

    /// <summary>Answers the next request that carries a token 429.</summary>
    public void Throttle(TimeSpan retryAfter) => _throttles.Enqueue(retryAfter);

    /// <summary>How often the vault looked for the secret, found or not.</summary>
    public int ReadsOf(string name) => Count("GET", name);

    /// <summary>How often the secret was given a new version over the wire.</summary>
    public int WritesOf(string name) => Count("PUT", name);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await Identity.DisposeAsync();
        _certificate.Dispose();
    }

    private void Secure(ListenOptions listen)
    {
        listen.Use(next => connection => ProxyTunnel.OpenAsync(connection, Host, next));
        listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = _certificate.Certificate });
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = await RequestReader.ReadAsync(context);
        if (Condition is not VaultCondition.Up)
        {
            _received.Enqueue(request with { Rejection = $"the vault is {Condition}" });
            await FailAsync(context);
            return;
        }

        var refusal = Check(request);
        await Task.Delay(refusal is null ? Latency : TimeSpan.Zero, context.RequestAborted);
        _received.Enqueue(request with { Rejection = refusal?.Reason });
        await (refusal?.Answer ?? Answer(request)).WriteAsync(context.Response);
    }

    private async Task FailAsync(HttpContext context)
    {
        if (Condition is VaultCondition.Hanging)
        {
            var given = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(given.SetResult);
            await given.Task;
        }

        context.Abort();
    }

    private Refusal? Check(ReceivedRequest request) =>
        request.Header("Authorization") is not { } credentials
        || !credentials.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        || !Identity.Knows(credentials[Bearer.Length..])
            ? new("no token, or a wrong one", VaultAnswer.Challenge(Resource))
        : _throttles.TryDequeue(out var retryAfter) ? new("throttled", VaultAnswer.Throttled(retryAfter))
        : RefusesWrites && request.Method is "PUT" ? new("not allowed to write", VaultAnswer.Forbidden("setSecret"))
        : null;

    private VendorAnswer Answer(ReceivedRequest request) => SecretPath(request) switch
    {
        _ when string.IsNullOrEmpty(request.QueryValue("api-version")) => VaultAnswer.BadRequest("api-version must be specified"),
        [_, var name, .. var rest] when request.Method is "GET" && rest.Length <= 1 =>
            _secrets.Find(name, rest.SingleOrDefault()) is { } secret ? VaultAnswer.Secret(Host, name, secret) : VaultAnswer.NotFound(name),
        [_, var name] when request.Method is "PUT" => Write(name, request),
        _ => VaultAnswer.BadRequest("there are secrets to read and to set, and nothing else"),
    };

    private VendorAnswer Write(string name, ReceivedRequest request) =>
        !SecretVersions.IsName(name) ? VaultAnswer.BadRequest($"The request URI contains an invalid name: {name}")
        : request.Json is not JsonObject body || body["value"]?.GetValueKind() is not JsonValueKind.String
            ? VaultAnswer.BadRequest("Property value is missing or not a string")
        : (string)body["value"]! is { Length: > SecretVersions.LongestValue }
            ? VaultAnswer.BadRequest("The secret value is longer than 25 KB")
        : VaultAnswer.Secret(Host, name, _secrets.Add(name, (string)body["value"]!));

    private int Count(string method, string name) => _received.Count(request =>
        request.Rejection is null && request.Method == method && SecretPath(request) is [_, var asked, ..] && IsSame(asked, name));

    /// <summary><c>secrets</c>, the name, and perhaps the version.</summary>
    private static string[] SecretPath(ReceivedRequest request) =>
        request.RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["secrets", ..] path ? path : [];

    private static bool IsSame(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
