using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using RtcFunctions.Secrets;

namespace RtcFunctions.LocalWorker;

/// <summary>The keys that open functions; the master key opens all of them.</summary>
internal sealed class FunctionKeys
{
    private const string Header = "x-functions-key";
    private const string QueryParameter = "code";

    private readonly KeyRing _functions;
    private readonly KeyRing _master;

    public FunctionKeys(IConfiguration configuration)
    {
        var master = configuration["Functions:MasterKey"];
        _master = new([master]);
        _functions = new([master, .. configuration.GetSection("Functions:Keys").GetChildren().Select(key => key.Value)]);
    }

    /// <summary>False where no key is configured: then every caller is let in but another site's page, and only loopback is listened on.</summary>
    public bool Enforced => !_functions.IsEmpty;

    public bool Allow(HttpRequest request, AuthorizationLevel level) => level switch
    {
        AuthorizationLevel.Anonymous => true,
        _ when !Enforced => !IsSentByAnotherSite(request),
        AuthorizationLevel.User or AuthorizationLevel.Function => _functions.Opens(Sent(request)),
        _ => _master.Opens(Sent(request)),
    };

    // Without a key, any page that is open in a browser here could have it call whatever the page likes.
    private static bool IsSentByAnotherSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].Contains("cross-site", StringComparer.Ordinal);

    // With the header there, the query is not looked at, even where the header is wrong: the host does the same.
    private static string Sent(HttpRequest request) =>
        request.Headers.TryGetValue(Header, out var header) ? First(header)
        : request.Query.TryGetValue(QueryParameter, out var code) ? First(code)
        : "";

    private static string First(StringValues values) => values.Count > 0 ? values[0] ?? "" : "";
}
