using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RtcFunctions.Zego;

/// <summary>
/// The token04 of ZEGOCLOUD's client SDKs:
/// <c>"04" + base64(expire as big-endian int64 ‖ u16 length, IV ‖ u16 length, AES-CBC of the claims)</c>, after the vendor's
/// zego_server_assistant.
/// </summary>
internal static class ZegoToken04
{
    private const string Version = "04";
    private const int IvLength = 16;

    /// <summary>The key is the server secret's 32 characters as bytes.</summary>
    public const int SecretLength = 32;

    public static string Create(
        uint appId, string userId, string payload, DateTimeOffset createdAt, DateTimeOffset expiresAt, string serverSecret)
    {
        var expire = expiresAt.ToUnixTimeSeconds();
        var nonce = BinaryPrimitives.ReadInt32LittleEndian(RandomNumberGenerator.GetBytes(sizeof(int)));
        var iv = RandomNumberGenerator.GetBytes(IvLength);

        using var aes = Aes.Create();
        aes.Key = Encoding.UTF8.GetBytes(serverSecret);
        var encrypted = aes.EncryptCbc(Claims(appId, userId, payload, nonce, createdAt.ToUnixTimeSeconds(), expire), iv);

        var token = new byte[sizeof(long) + sizeof(ushort) + iv.Length + sizeof(ushort) + encrypted.Length];
        BinaryPrimitives.WriteInt64BigEndian(token, expire);
        var rest = WriteBlock(token.AsSpan(sizeof(long)), iv);
        WriteBlock(rest, encrypted);
        return Version + Convert.ToBase64String(token);
    }

    private static byte[] Claims(uint appId, string userId, string payload, int nonce, long ctime, long expire)
    {
        using var claims = new MemoryStream();
        using (var writer = new Utf8JsonWriter(claims))
        {
            writer.WriteStartObject();
            writer.WriteNumber("app_id", appId);
            writer.WriteString("user_id", userId);
            writer.WriteNumber("nonce", nonce);
            writer.WriteNumber("ctime", ctime);
            writer.WriteNumber("expire", expire);
            writer.WriteString("payload", payload);
            writer.WriteEndObject();
        }

        return claims.ToArray();
    }

    private static Span<byte> WriteBlock(Span<byte> destination, ReadOnlySpan<byte> block)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination, checked((ushort)block.Length));
        block.CopyTo(destination[sizeof(ushort)..]);
        return destination[(sizeof(ushort) + block.Length)..];
    }
}
