using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RtcFunctions.Sandbox.Zego;

/// <summary>What a token04 holds.</summary>
public sealed record ZegoToken(
    [property: JsonPropertyName("app_id")] uint AppId,
    [property: JsonPropertyName("user_id")] string UserId,
    [property: JsonPropertyName("nonce")] int Nonce,
    [property: JsonPropertyName("ctime")] long CreatedAt,
    [property: JsonPropertyName("expire")] long ExpiresAt,
    [property: JsonPropertyName("payload")] string Payload)
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    internal static ZegoToken Decode(string token, string secret, uint appId, string? userId, DateTimeOffset now)
    {
        if (!token.StartsWith("04", StringComparison.Ordinal))
        {
            throw new RefusedTokenException("the token does not begin with 04");
        }

        var bytes = Base64(token[2..]);
        if (bytes.Length < 8)
        {
            throw new RefusedTokenException("the token is too short");
        }

        var expiresAt = BinaryPrimitives.ReadInt64BigEndian(bytes);
        var rest = bytes.AsSpan(8);
        var iv = Field(ref rest);
        var ciphertext = Field(ref rest);
        if (rest.Length > 0)
        {
            throw new RefusedTokenException("the token has something after its ciphertext");
        }

        var claims = Decrypt(iv, ciphertext, secret);
        return claims.Fault(expiresAt, appId, userId, now) is { } fault ? throw new RefusedTokenException(fault) : claims;
    }

    private string? Fault(long outerExpiry, uint appId, string? userId, DateTimeOffset now) =>
        ExpiresAt != outerExpiry ? "the two expiries differ"
        : AppId != appId ? "the token is of another app"
        : userId is not null && !UserId.Equals(userId, StringComparison.Ordinal) ? "the token is of another user"
        : ExpiresAt <= now.ToUnixTimeSeconds() ? "the token has expired"
        : CreatedAt > now.AddMinutes(1).ToUnixTimeSeconds() ? "the token is from the future"
        : null;

    private static ZegoToken Decrypt(byte[] iv, byte[] ciphertext, string secret)
    {
        try
        {
            using var aes = Aes.Create();
            aes.Key = Encoding.UTF8.GetBytes(secret);
            var plaintext = aes.DecryptCbc(ciphertext, iv, PaddingMode.PKCS7);
            return JsonSerializer.Deserialize<ZegoToken>(plaintext, Strict) ?? throw new JsonException();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new RefusedTokenException("the token was not made with this secret");
        }
        catch (JsonException)
        {
            throw new RefusedTokenException("the token was not made with this secret, or lacks a claim");
        }
    }

    private static byte[] Field(ref Span<byte> rest)
    {
        var length = rest.Length < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (rest.Length - 2 < length)
        {
            throw new RefusedTokenException("the token ends early");
        }

        var field = rest.Slice(2, length).ToArray();
        rest = rest[(2 + length)..];
        return field;
    }

    private static byte[] Base64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new RefusedTokenException("the token is no base64");
        }
    }
}
