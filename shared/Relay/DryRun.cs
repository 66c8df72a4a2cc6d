using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using RtcFunctions.Http;

namespace RtcFunctions.Relay;

/// <summary>Shows what would be sent: nothing goes out, and no secret is told.</summary>
internal static partial class DryRun
{
    private const string Header = "rtc-dry-run";

    /// <summary>A word other than <c>true</c> or <c>false</c> is a 400, not a request that is sent after all.</summary>
    public static Outcome<bool> IsAskedFor(HttpRequest caller) =>
        !caller.Headers.TryGetValue(Header, out var asked) ? false
        : bool.TryParse(asked, out var dryRun) ? dryRun
        : Problem.InvalidField(Header, "must be true or false");

    public static IResult Show(RelayCall call, SignedRequest signed, IHeaderDictionary callerHeaders) =>
        TypedResults.Json(
            new Shown(
                call.Vendor,
                call.Method.Method,
                signed.ShownUrl ?? signed.Url,
                ShowHeaders(call, signed, callerHeaders),
                signed.StringToSign?.Invoke(),
                call.Body.IsEmpty ? null : Convert.ToHexStringLower(SHA256.HashData(call.Body.Span)),
                signed.ExpiresAt is { } end ? Rfc3339.Format(end) : null),
            ShownJson.Relaxed);

    private static Dictionary<string, string> ShowHeaders(RelayCall call, SignedRequest signed, IHeaderDictionary callerHeaders)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Exchange.Passing)
        {
            if (callerHeaders[name] is [{ Length: > 0 }, ..] values)
            {
                headers[name] = values.ToString();
            }
        }

        foreach (var header in signed.Headers)
        {
            headers[header.Name] = header.Shown;
        }

        var contentType = signed.ContentType ?? (call.Body.IsEmpty ? "" : callerHeaders.ContentType.ToString());
        if (contentType.Length > 0)
        {
            headers[HeaderNames.ContentType] = contentType;
        }

        return headers;
    }

    internal sealed record Shown(
        string Vendor, string Method, string Url, IReadOnlyDictionary<string, string> Headers,
        string? StringToSign, string? BodySha256, string? ExpiresAt);

    [JsonSerializable(typeof(Shown))]
    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    private sealed partial class ShownJson : JsonSerializerContext
    {
        // The answer is JSON for programs and terminals, never HTML: `&` and `+` stay readable.
        public static readonly System.Text.Json.Serialization.Metadata.JsonTypeInfo<Shown> Relaxed =
            new ShownJson(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Shown;
    }
}
