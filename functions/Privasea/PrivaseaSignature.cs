using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace RtcFunctions.Privasea;

/// <summary>
/// Privasea's signature: HMAC-SHA256 in lowercase hex over <c>METHOD PATH?key=value&amp;… BODY</c> without the spaces, the
/// values raw, the keys in order, the body that of POST and DELETE.
/// </summary>
internal static class PrivaseaSignature
{
    public static string Compute(ReadOnlySpan<char> apiSecret, ReadOnlySpan<char> request, ReadOnlySpan<byte> body)
    {
        var secretLength = Encoding.UTF8.GetByteCount(apiSecret);
        var buffer = ArrayPool<byte>.Shared.Rent(secretLength + Encoding.UTF8.GetByteCount(request) + body.Length);
        var secret = buffer.AsSpan(0, secretLength);
        try
        {
            Encoding.UTF8.GetBytes(apiSecret, secret);
            var signed = buffer.AsSpan(secretLength);
            var requestLength = Encoding.UTF8.GetBytes(request, signed);
            body.CopyTo(signed[requestLength..]);

            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(secret, signed[..(requestLength + body.Length)], hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            // The next to rent this buffer must not find the secret in it.
            CryptographicOperations.ZeroMemory(secret);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
