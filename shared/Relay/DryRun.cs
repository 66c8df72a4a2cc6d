using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using RtcFunctions.Http;

namespace RtcFunctions.Relay;

/// <summary>Shows what would be sent: nothing goes out, and no secret is told.</summary>
internal static partial class DryRun
{
    private const string Header = "rtc-dry-run";

    private static readonly ShownJson Json = new(AnswerJson.CreateOptions());

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
            Json.Shown);

    private static Dictionary<string, string> ShowHeaders(RelayCall call, SignedRequest signed, IHeaderDictionary callerHeaders)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in VendorRequest.Passing)
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
    private sealed partial class ShownJson : JsonSerializerContext;
}
