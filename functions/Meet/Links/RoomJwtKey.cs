using System.Security.Cryptography;
using System.Text;
using RtcFunctions.Http;
using RtcFunctions.Meet.Calls;

namespace RtcFunctions.Meet.Links;

/// <summary>
/// The key of an account's room links: a PEM RSA private key, or a text. Signed with the framework's own primitives: the
/// vendor's header has two fixed forms, and a token library makes and reads far more than that for each token.
/// </summary>
internal abstract class RoomJwtKey
{
    public const string SecretName = "Meet--JwtKey";

    private const int LeastRsaBits = 2048;
    private const int LeastTextBytes = 32;

    /// <summary>The JWT's first part, in base64url.</summary>
    public abstract ReadOnlySpan<byte> Header { get; }

    public abstract int SignatureLength { get; }

    public abstract void Sign(ReadOnlySpan<byte> signed, Span<byte> signature);

    /// <summary>A key that RFC 7518 does not allow counts as none.</summary>
    public static Outcome<RoomJwtKey> Parse(string secret)
    {
        if (!secret.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            var text = Encoding.UTF8.GetBytes(secret);
            return text.Length >= LeastTextBytes ? new HmacRoomJwtKey(text) : Unfit($"it has {text.Length} bytes, and HS256 wants {LeastTextBytes}");
        }

        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(secret);
            return rsa.KeySize >= LeastRsaBits
                ? new RsaRoomJwtKey(rsa.ExportParameters(includePrivateParameters: true))
                : Unfit($"it has {rsa.KeySize} bits, and RS256 wants {LeastRsaBits}");
        }
        // Whatever is wrong with it: what the reader says may quote the key.
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return Unfit("it is not one unencrypted RSA private key in PEM");
        }
    }

    private static Problem Unfit(string why) => Problem.VendorNotConfigured($"The secret {SecretName} cannot sign for {MeetRelay.Name}: {why}.");
}
