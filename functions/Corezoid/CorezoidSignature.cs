using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RtcFunctions.Corezoid;

/// <summary>Corezoid's API v2 signature: <c>hex(sha1(timestamp + secret + content + secret))</c>, the hex in lowercase.</summary>
internal static class CorezoidSignature
{
    private const int LongestNumber = 20;

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "SHA-1 is the vendor's choice.")]
    public static string Compute(long timestamp, ReadOnlySpan<char> apiSecret, ReadOnlySpan<byte> content)
    {
        var secretLength = Encoding.UTF8.GetByteCount(apiSecret);
        var buffer = ArrayPool<byte>.Shared.Rent(LongestNumber + (2 * secretLength) + content.Length);
        var length = 0;
        try
        {
            timestamp.TryFormat(buffer, out length, default, CultureInfo.InvariantCulture);
            length += Encoding.UTF8.GetBytes(apiSecret, buffer.AsSpan(length));
            content.CopyTo(buffer.AsSpan(length));
            length += content.Length;
            length += Encoding.UTF8.GetBytes(apiSecret, buffer.AsSpan(length));

            Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
            SHA1.HashData(buffer.AsSpan(0, length), hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            // The next to rent this buffer must not find the secret in it.
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static string StringToSign(long timestamp, string apiSecret, ReadOnlySpan<byte> content) =>
        string.Create(CultureInfo.InvariantCulture, $"{timestamp}{apiSecret}{Encoding.UTF8.GetString(content)}{apiSecret}");
}
