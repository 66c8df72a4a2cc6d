using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RtcFunctions.Zego;

/// <summary>ZEGOCLOUD's server API signature 2.0: <c>md5(AppId + SignatureNonce + ServerSecret + Timestamp)</c> in lowercase hex.</summary>
internal static class ZegoSignature
{
    private const int LongestNumber = 20;

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "MD5 is the vendor's choice.")]
    public static string Compute(uint appId, ReadOnlySpan<char> nonce, ReadOnlySpan<char> serverSecret, long timestamp)
    {
        var longest = 2 * LongestNumber + Encoding.UTF8.GetMaxByteCount(nonce.Length + serverSecret.Length);
        Span<byte> signed = longest <= 512 ? stackalloc byte[longest] : new byte[longest];
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];

        MD5.HashData(signed[..Write(signed, appId, nonce, serverSecret, timestamp)], hash);
        return Convert.ToHexStringLower(hash);
    }

    public static string StringToSign(uint appId, string nonce, string serverSecret, long timestamp) =>
        string.Create(CultureInfo.InvariantCulture, $"{appId}{nonce}{serverSecret}{timestamp}");

    private static int Write(Span<byte> destination, uint appId, ReadOnlySpan<char> nonce, ReadOnlySpan<char> serverSecret, long timestamp)
    {
        appId.TryFormat(destination, out var length, default, CultureInfo.InvariantCulture);
        length += Encoding.UTF8.GetBytes(nonce, destination[length..]);
        length += Encoding.UTF8.GetBytes(serverSecret, destination[length..]);
        timestamp.TryFormat(destination[length..], out var last, default, CultureInfo.InvariantCulture);
        return length + last;
    }
}
