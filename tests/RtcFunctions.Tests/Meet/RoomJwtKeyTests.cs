using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using RtcFunctions.Meet.Links;

namespace RtcFunctions.Tests.Meet;

public sealed class RoomJwtKeyTests
{
    [Fact]
    public void HS256_signs_as_the_rfc_does() =>
        Assert.Equal(
            Rfc7515.HmacSignature,
            Sign(new(new SymmetricSecurityKey(Rfc7515.HmacKey), SecurityAlgorithms.HmacSha256), Rfc7515.HmacSigned));

    [Fact]
    public void A_text_signs_with_its_utf8_bytes()
    {
        const string text = "a key of thirty-two bytes or möre";
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(text), "signed"u8);

        Assert.Equal(Base64Url.EncodeToString(mac), Sign(Parse(text), "signed"));
    }

    [Fact]
    public void RS256_signs_as_the_rfc_does_whichever_pem_the_key_came_in()
    {
        using var rsa = RSA.Create(Rfc7515.RsaKey);

        foreach (var pem in (string[])[rsa.ExportRSAPrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem()])
        {
            Assert.Equal(Rfc7515.RsaSignature, Sign(Parse(pem), Rfc7515.RsaSigned));
        }
    }

    [Fact]
    public void A_key_serves_many_at_once()
    {
        using var rsa = RSA.Create(Rfc7515.RsaKey);
        var key = Parse(rsa.ExportRSAPrivateKeyPem());

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

    private static SigningCredentials Parse(string secret) =>
        RoomJwtKey.Parse(secret).Failed(out var key, out var problem) ? throw new InvalidOperationException(problem.Detail) : key;

    private static string Sign(SigningCredentials key, string signed)
    {
        var factory = key.CryptoProviderFactory ?? key.Key.CryptoProviderFactory;
        var signer = factory.CreateForSigning(key.Key, key.Algorithm);
        try
        {
            return Base64Url.EncodeToString(signer.Sign(Encoding.ASCII.GetBytes(signed)));
        }
        finally
        {
            factory.ReleaseSignatureProvider(signer);
        }
    }
}
