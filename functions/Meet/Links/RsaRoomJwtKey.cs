using System.Security.Cryptography;

namespace RtcFunctions.Meet.Links;

/// <summary>Each signature takes an <see cref="RSA"/> of its own: one may not be used by two threads at once.</summary>
internal sealed class RsaRoomJwtKey(RSAParameters key) : RoomJwtKey
{
    /// <summary><c>{"typ":"JWT","alg":"RS256"}</c></summary>
    public override ReadOnlySpan<byte> Header => "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9"u8;

    public override int SignatureLength => key.Modulus!.Length;

    public override void Sign(ReadOnlySpan<byte> signed, Span<byte> signature)
    {
        using var rsa = RSA.Create(key);
        rsa.SignData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
