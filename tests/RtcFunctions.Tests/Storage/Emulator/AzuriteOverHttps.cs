using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage.Emulator;

/// <summary>A store on an Azurite over HTTPS, with a token and a certificate that nobody but this store trusts.</summary>
public sealed class AzuriteOverHttps : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rtc-azurite-");
    private Azurite? _azurite;

    public ITableStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (NodeJs.SkipReason is not null)
        {
            return;
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddMinutes(-5), now.AddDays(1));
        var certificatePath = Path.Combine(_folder.FullName, "certificate.pem");
        var keyPath = Path.Combine(_folder.FullName, "key.pem");
        await File.WriteAllTextAsync(certificatePath, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyPath, key.ExportPkcs8PrivateKeyPem());

        _azurite = await Azurite.StartAsync(port: null, "--oauth", "basic", "--cert", certificatePath, "--key", keyPath);
        Store = AzuriteStore.Open(
            new Uri($"https://127.0.0.1:{_azurite.Port}/devstoreaccount1"),
            new BearerTokenAuthenticationPolicy(new MadeUpCredential(), "https://storage.azure.com/.default"),
            transport: Trusting(certificate.GetCertHash(HashAlgorithmName.SHA256)));
    }

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static HttpClientTransport Trusting(byte[] hash)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, presented, _, _) => presented!.GetCertHash(HashAlgorithmName.SHA256).SequenceEqual(hash);
        return new HttpClientTransport(handler);
    }
}
