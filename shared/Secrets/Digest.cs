using System.Security.Cryptography;
using System.Text;

namespace RtcFunctions.Secrets;

/// <summary>What a text goes by where the text itself must not be kept.</summary>
public static class Digest
{
    /// <summary>The SHA-256 of a text's UTF-8, in lowercase hex.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
