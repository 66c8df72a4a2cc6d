using System.Buffers.Text;
using System.Security.Cryptography;
using RtcFunctions.Secrets;

namespace RtcFunctions.Meet.Invitations;

/// <summary>The secret of an invitation. It is given out once; what we keep is its SHA-256, by which it is named.</summary>
internal static class AccessToken
{
    private const int Bytes = 32;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The name that an access token goes by in storage.</summary>
    public static string Hash(string accessToken) => Digest.Of(accessToken);

    public static bool IsHash(string text) => text.Length == SHA256.HashSizeInBytes * 2 && text.All(char.IsAsciiHexDigitLower);
}
