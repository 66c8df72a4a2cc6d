using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace RtcFunctions.LocalWorker;

/// <summary>The keys that open functions, compared by digest so that neither their text nor their length leaks through time.</summary>
internal sealed class FunctionKeys
{
    private const string Header = "x-functions-key";
    private const string QueryParameter = "code";

    private readonly byte[][] _functions;
    private readonly byte[][] _master;

    public FunctionKeys(IConfiguration configuration)
    {
        _master = Digests([configuration["Functions:MasterKey"]]);
        _functions = [.. _master, .. Digests(configuration.GetSection("Functions:Keys").GetChildren().Select(key => key.Value))];
    }

    /// <summary>False where no key is configured: then every caller is let in, and only loopback is listened on.</summary>
    public bool Enforced => _functions.Length > 0;

    public bool Allow(HttpRequest request, AuthorizationLevel level) =>
        !Enforced || level switch
        {
            AuthorizationLevel.Anonymous => true,
            AuthorizationLevel.User or AuthorizationLevel.Function => Match(Sent(request), _functions),
            _ => Match(Sent(request), _master),
        };

    // With the header there, the query is not looked at, even where the header is wrong: the host does the same.
    private static string? Sent(HttpRequest request) =>
        request.Headers.TryGetValue(Header, out var header) ? First(header)
        : request.Query.TryGetValue(QueryParameter, out var code) ? First(code)
        : null;

    private static string? First(StringValues values) => values.Count > 0 ? values[0] : null;

    private static bool Match(string? sent, byte[][] keys)
    {
        if (string.IsNullOrEmpty(sent))
        {
            return false;
        }

        var digest = Digest(sent);
        var match = false;
        foreach (var key in keys)
        {
            match |= CryptographicOperations.FixedTimeEquals(digest, key);
        }

        return match;
    }

    private static byte[][] Digests(IEnumerable<string?> keys) =>
        [.. from key in keys where !string.IsNullOrEmpty(key) select Digest(key)];

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
