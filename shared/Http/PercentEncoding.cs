using System.Net;
using System.Text;

namespace RtcFunctions.Http;

/// <summary>Percent-decoding that refuses what is not UTF-8, where the framework would put U+FFFD in its place.</summary>
public static class PercentEncoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a query's name or value, where <c>+</c> is a space; null where it is not UTF-8.</summary>
    public static string? DecodeQuery(ReadOnlySpan<char> encoded) =>
        encoded.ContainsAny('%', '+') ? Decode(encoded.ToString()) : encoded.ToString();

    /// <summary>Decodes a path segment; null where it is not UTF-8.</summary>
    public static string? DecodeSegment(ReadOnlySpan<char> encoded) =>
        encoded.Contains('%') ? Decode(encoded.ToString().Replace("+", "%2B", StringComparison.Ordinal)) : encoded.ToString();

    private static string? Decode(string encoded)
    {
        var bytes = Encoding.UTF8.GetBytes(encoded);
        try
        {
            return Strict.GetString(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length)!);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
