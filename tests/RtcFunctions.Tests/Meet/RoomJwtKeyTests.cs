using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RtcFunctions.Meet.Links;

namespace RtcFunctions.Tests.Meet;

public sealed class RoomJwtKeyTests
{
    [Fact]
    public void HS256_signs_as_the_rfc_does() =>
        Assert.Equal(Rfc7515.HmacSignature, Sign(new HmacRoomJwtKey(Rfc7515.HmacKey), Rfc7515.HmacSigned));

    [Fact]
    public void RS256_signs_as_the_rfc_does_whichever_pem_the_key_came_in()
    {
        using var rsa = RSA.Create(Rfc7515.RsaKey);

        foreach (var pem in (string[])[rsa.ExportRSAPrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem()])
        {
            Assert.False(RoomJwtKey.Parse(pem).Failed(out var key, out _));
            Assert.Equal(Rfc7515.RsaSignature, Sign(key, Rfc7515.RsaSigned));
        }
    }

    [Fact]
    public void A_key_serves_many_at_once()
    {
        var key = new RsaRoomJwtKey(Rfc7515.RsaKey);

        var signatures = Enumerable.Range(0, 64).AsParallel().Select(_ => Sign(key, Rfc7515.RsaSigned)).Distinct(StringComparer.Ordinal);

        Assert.Equal(Rfc7515.RsaSignature, Assert.Single(signatures));
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public void A_text_has_at_least_32_bytes(int bytes, bool isFit)
    {
        var outcome = RoomJwtKey.Parse("ü" + new string('k', bytes - 2));

        Assert.Equal(!isFit, outcome.Failed(out _, out var problem));
        Assert.Equal(isFit ? null : 503, problem?.Status);
    }

    public static TheoryData<string, string> UnfitPems()
    {
        using var weak = RSA.Create(1024);
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create();
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1);
        return new()
        {
            { weak.ExportPkcs8PrivateKeyPem(), "1024 bits" },
            { rsa.ExportSubjectPublicKeyInfoPem(), "not one unencrypted RSA private key" },
            { rsa.ExportEncryptedPkcs8PrivateKeyPem("password", encryption), "not one unencrypted RSA private key" },
            { ec.ExportPkcs8PrivateKeyPem(), "not one unencrypted RSA private key" },
            { "-----BEGIN PRIVATE KEY-----\nbroken\n-----END PRIVATE KEY-----", "not one unencrypted RSA private key" },
            { "-----BEGIN PRIVATE KEY-----", "not one unencrypted RSA private key" },
        };
    }

    [Theory]
    [MemberData(nameof(UnfitPems))]
    public void A_pem_that_is_no_strong_rsa_private_key_counts_as_none(string pem, string why)
    {
        var failed = RoomJwtKey.Parse(pem).Failed(out _, out var problem);

        Assert.True(failed);
        Assert.Equal("vendor_not_configured", problem!.Code);
        Assert.Contains(why, problem.Detail, StringComparison.Ordinal);
    }

    private static string Sign(RoomJwtKey key, string signed)
    {
        var signature = new byte[key.SignatureLength];
        key.Sign(Encoding.ASCII.GetBytes(signed), signature);
        return Base64Url.EncodeToString(signature);
    }
}
