using System.Security.Cryptography;
using System.Text;

namespace RtcFunctions.Sandbox.Privasea;

/// <summary>The string to sign: METHOD, PATH, <c>?</c>, raw <c>key=value</c> joined with <c>&amp;</c>, body of POST and DELETE.</summary>
internal static class CanonicalText
{
    public static byte[] Of(ReceivedRequest request) =>
        Join(request, string.Join('&', request.Query.Select(parameter => $"{parameter.Key}={parameter.Value}")));

    /// <summary>What a caller signs who takes the encoded URL for the string to sign.</summary>
    public static byte[] AsSent(ReceivedRequest request) => Join(request, request.RawQuery);

    public static string Sign(byte[] text, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text));

    public static bool IsInOrder(ReceivedRequest request) =>
        request.Query.Zip(request.Query.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Key, pair.Second.Key) < 0);

    private static byte[] Join(ReceivedRequest request, string query)
    {
        var head = Encoding.UTF8.GetBytes(request.Method + request.RawPath + (query.Length == 0 ? "" : "?" + query));
        return request.Method is "POST" or "DELETE" ? [.. head, .. request.Body] : head;
    }
}
