using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox.KeyVault;

/// <summary>App Service's endpoint for tokens of the managed identity, for one resource.</summary>
public sealed class ManagedIdentitySimulator : IAsyncDisposable
{
    private const string Path = "/msi/token";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private readonly string _resource;
    private readonly LoopbackServer _server;

    internal ManagedIdentitySimulator(string resource)
    {
        _resource = resource;
        _server = new LoopbackServer(HandleAsync);
    }

    public Uri Endpoint => new(_server.Endpoint, Path);

    /// <summary>What the app must send as <c>X-IDENTITY-HEADER</c>.</summary>
    public string Header { get; } = RandomNumberGenerator.GetHexString(32);

    /// <summary>Every token given out.</summary>
    public IReadOnlyCollection<string> Tokens => [.. _tokens.Keys];

    public Task StartAsync() => _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    internal bool Knows(string token) =>
        _tokens.TryGetValue(token, out var expiresOn) && TimeProvider.System.GetUtcNow() < expiresOn;

    private async Task HandleAsync(HttpContext context) => await Answer(await RequestReader.ReadAsync(context)).WriteAsync(context.Response);

    private VendorAnswer Answer(ReceivedRequest request) => request switch
    {
        { Method: not "GET" } or { RawPath: not Path } => Refused(StatusCodes.Status404NotFound, "no such endpoint"),
        _ when request.Header("X-IDENTITY-HEADER") != Header => Refused(StatusCodes.Status401Unauthorized, "the identity header is wrong"),
        _ when request.QueryValue("api-version") is not "2019-08-01" => Refused(StatusCodes.Status400BadRequest, "the API version is wrong"),
        _ when request.QueryValue("resource") != _resource => Refused(StatusCodes.Status400BadRequest, "the resource is unknown"),
        _ => Issue(),
    };

    private VendorAnswer Issue()
    {
        var token = RandomNumberGenerator.GetHexString(64);
        var expiresOn = TimeProvider.System.GetUtcNow() + Lifetime;
        _tokens[token] = expiresOn;
        return VendorAnswer.Json(new
        {
            access_token = token,
            expires_on = expiresOn.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            resource = _resource,
            token_type = "Bearer",
        });
    }

    private static VendorAnswer Refused(int status, string message) => VendorAnswer.Json(new { statusCode = status, message }, status);
}
