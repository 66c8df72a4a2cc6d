using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>A token in the shape of a JWT: its <c>exp</c> can be read, but only the account that issued it knows it.</summary>
internal static class SessionToken
{
    public static string Create(string type, DateTimeOffset now, TimeSpan lifetime)
    {
        var header = Encode(new { typ = "JWT", alg = "RS256" });
        var claims = Encode(new
        {
            token_type = type,
            exp = (now + lifetime).ToUnixTimeSeconds(),
            jti = RandomNumberGenerator.GetHexString(32, lowercase: true),
            user_id = 5,
        });
        return $"{header}.{claims}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(256))}";
    }

    private static string Encode(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
