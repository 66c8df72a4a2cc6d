using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.ObjectPool;
using RtcFunctions.Secrets;

namespace RtcFunctions.Privasea;

/// <summary>
/// Privasea's signature: HMAC-SHA256 in lowercase hex over <c>METHOD PATH?key=value&amp;… BODY</c> without the spaces, the
/// values raw, the keys in order, the body that of POST and DELETE.
/// </summary>
internal static class PrivaseaSignature
{
    /// <summary>The hashes of each secret. One that has its key already takes half the time.</summary>
    private static readonly ConditionalWeakTable<Secret, ObjectPool<IncrementalHash>> Keyed = [];

    public static string Compute(Secret apiSecret, ReadOnlySpan<char> request, ReadOnlySpan<byte> body)
    {
        var hashes = Keyed.GetValue(apiSecret, static secret => new DefaultObjectPool<IncrementalHash>(new WithKey(secret)));
        var hash = hashes.Get();
        Append(hash, request);
        hash.AppendData(body);

        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.GetHashAndReset(signature);
        hashes.Return(hash);
        return Convert.ToHexStringLower(signature);
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<char> text)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = longest <= 1024 ? stackalloc byte[longest] : new byte[longest];
        hash.AppendData(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private sealed class WithKey(Secret apiSecret) : PooledObjectPolicy<IncrementalHash>
    {
        public override IncrementalHash Create() =>
            IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(apiSecret.Value));

        public override bool Return(IncrementalHash hash) => true;
    }
}
