using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Links;

/// <summary>The key of an account's room links: a PEM RSA private key (RS256), or a text (HS256).</summary>
internal static class RoomJwtKey
{
    public const string SecretName = "Meet--JwtKey";

    private const int LeastRsaBits = 2048;
    private const int LeastTextBytes = 32;

    /// <summary>A key that RFC 7518 does not allow counts as none.</summary>
    public static Outcome<SigningCredentials> Parse(string secret) =>
        secret.Contains("-----BEGIN", StringComparison.Ordinal) ? ParsePem(secret) : ParseText(secret);

    private static Outcome<SigningCredentials> ParseText(string secret)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        return text.Length >= LeastTextBytes
            ? new SigningCredentials(new SymmetricSecurityKey(text), SecurityAlgorithms.HmacSha256)
            : Unfit($"it has {text.Length} bytes, and HS256 wants {LeastTextBytes}");
    }

    private static Outcome<SigningCredentials> ParsePem(string secret)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(secret);
            if (rsa.KeySize < LeastRsaBits)
            {
                return Unfit($"it has {rsa.KeySize} bits, and RS256 wants {LeastRsaBits}");
            }

            // The parameters, not the RSA: the library then keeps a pool of its own, as one RSA may not serve two threads at once.
            var key = new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true));
            return new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
        }
        // Whatever is wrong with it: what the reader says may quote the key.
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return Unfit("it is not one unencrypted RSA private key in PEM");
        }
    }

    private static Problem Unfit(string why) => Problem.VendorNotConfigured($"The secret {SecretName} cannot sign room links: {why}.");
}
