using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RtcFunctions.Sandbox.KeyVault;

/// <summary>A self-signed certificate of a host, and the file by which another process is told to trust it.</summary>
internal sealed class VaultCertificate : IDisposable
{
    public VaultCertificate(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());

        var now = TimeProvider.System.GetUtcNow();
        Certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
        File.WriteAllText(PemPath, Certificate.ExportCertificatePem());
    }

    public X509Certificate2 Certificate { get; }

    public string PemPath { get; } = Path.GetTempFileName();

    public void Dispose()
    {
        Certificate.Dispose();
        File.Delete(PemPath);
    }
}
