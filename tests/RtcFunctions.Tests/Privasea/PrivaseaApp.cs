using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Privasea;

public class PrivaseaApp() : VendorApp<PrivaseaSimulator>(new PrivaseaSimulator(ApiKey, Secret))
{
    public const string ApiKey = "the-partners-api-key";
    public const string Secret = "123456";

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [new("Privasea__Endpoint", Vendor.Endpoint.OriginalString)];

    protected override IReadOnlyDictionary<string, string> Secrets => SecretsWith(Secret);

    public static IReadOnlyDictionary<string, string> SecretsWith(string secret) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Privasea__ApiKey"] = ApiKey,
        ["Privasea__ApiSecret"] = secret,
    };

    public Task<HttpResponseMessage> GetAsync(string pathAndQuery) => SendAsync(HttpMethod.Get, "/api/privasea/rest/" + pathAndQuery);
}
