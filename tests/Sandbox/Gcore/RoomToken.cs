using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>A room link's JWT: HS256 with at least 32 bytes of text, or RS256 with a PEM key of at least 2048 bits.</summary>
internal static class RoomToken
{
    public static JsonObject Verify(string token, string? key)
    {
        if (token.Split('.') is not [var header, var claims, var signature])
        {
            throw new RefusedTokenException("the token has no three parts");
        }

        var signed = Encoding.ASCII.GetBytes($"{header}.{claims}");
        var isSigned = key is not null && Algorithm(Decode(header)) switch
        {
            "HS256" => IsMac(key, signed, Bytes(signature)),
            "RS256" => IsSignature(key, signed, Bytes(signature)),
            _ => false,
        };
        return isSigned ? Decode(claims) : throw new RefusedTokenException("the token was not signed with this key");
    }

    /// <summary>Null where the header holds anything but <c>typ</c> and <c>alg</c>.</summary>
    private static string? Algorithm(JsonObject header) =>
        header.Count == 2 && header["typ"]?.ToString() == "JWT" ? header["alg"]?.ToString() : null;

    private static bool IsMac(string key, byte[] signed, byte[] signature) =>
        !IsPem(key)
        && Encoding.UTF8.GetByteCount(key) >= 32
        && signature.AsSpan().SequenceEqual(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed));

    private static bool IsSignature(string key, byte[] signed, byte[] signature)
    {
        if (!IsPem(key))
        {
            return false;
        }

        using var rsa = RSA.Create();
        rsa.ImportFromPem(key);
        return rsa.KeySize >= 2048 && rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static bool IsPem(string key) => key.Contains("-----BEGIN", StringComparison.Ordinal);

    private static JsonObject Decode(string part) =>
        JsonText.Parse(Bytes(part)) as JsonObject ?? throw new RefusedTokenException("a part of the token is no JSON object");

    private static byte[] Bytes(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            throw new RefusedTokenException("a part of the token is no base64url");
        }
    }
}
