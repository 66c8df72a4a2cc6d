using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace RtcFunctions.Sandbox.Agora;

/// <summary>What an <c>007</c> token holds; its expiries are seconds from <paramref name="IssuedAt"/>.</summary>
public sealed record AccessToken2(string AppId, uint IssuedAt, uint Expire, uint Salt, IReadOnlyList<AgoraService> Services)
{
    private const string Version = "007";

    public AgoraService? Service(int type) => Services.FirstOrDefault(service => service.Type == type);

    internal static AccessToken2 Read(string token, string certificate)
    {
        if (!token.StartsWith(Version, StringComparison.Ordinal))
        {
            throw new RefusedTokenException("the token does not begin with 007");
        }

        var reader = new TokenReader(Inflate(token[Version.Length..]));
        var signature = reader.Bytes();
        var body = reader.Rest;
        var read = new AccessToken2(reader.Text(), reader.UInt32(), reader.UInt32(), reader.UInt32(), AgoraService.ReadAll(ref reader));
        reader.End();
        return signature.SequenceEqual(HMACSHA256.HashData(read.SigningKey(certificate), body))
            ? read
            : throw new RefusedTokenException("the token was not signed with this certificate");
    }

    internal bool IsLive(uint seconds, DateTimeOffset now) => now.ToUnixTimeSeconds() < (long)IssuedAt + seconds;

    private byte[] SigningKey(string certificate)
    {
        Span<byte> issuedAt = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(issuedAt, IssuedAt);
        Span<byte> salt = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(salt, Salt);
        return HMACSHA256.HashData(salt, HMACSHA256.HashData(issuedAt, Encoding.UTF8.GetBytes(certificate)));
    }

    private static byte[] Inflate(string text)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            using var inflated = new MemoryStream();
            zlib.CopyTo(inflated);
            return inflated.ToArray();
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw new RefusedTokenException("the token is no base64 of a zlib stream");
        }
    }
}
