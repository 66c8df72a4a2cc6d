using System.Net.Http.Headers;
using System.Text;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Corezoid;

public sealed class CorezoidApp() : VendorApp<CorezoidSimulator>(new CorezoidSimulator(Login, Secret))
{
    public const string Path = "/api/corezoid";

    // What a URL cannot hold as it is has to be escaped.
    public const string Login = "login/of?an#account%41 ключ";
    public const string Secret = "tgGsR8FTuLXzzVBsp3rngeSgOB2E2pMFJDwAXarbrs92GmLiiy";

    // Spaces, escapes and key order that a serializer would not keep.
    public const string Operations =
        "{ \"ops\" : [ {\"id\":\"a\", \"type\":\"create\",\"obj\":\"conv\"},\n"
        + "{\"type\":\"modify\",\"obj\":\"node\",\"obj_id\":\"n1234\",\"ref\":\"b\\u00e9\"}] }\r\n";

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [new("Corezoid__Endpoint", Vendor.Endpoint.OriginalString)];

    protected override IReadOnlyDictionary<string, string> Secrets => SecretsWith(Secret);

    public static IReadOnlyDictionary<string, string> SecretsWith(string secret) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Corezoid__ApiLogin"] = Login,
        ["Corezoid__ApiSecret"] = secret,
    };

    public async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var content = Json(body);
        return await SendAsync(HttpMethod.Post, Path, content);
    }

    public static ByteArrayContent Json(string body, string contentType = "application/json") => new(Encoding.UTF8.GetBytes(body))
    {
        Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) },
    };
}
