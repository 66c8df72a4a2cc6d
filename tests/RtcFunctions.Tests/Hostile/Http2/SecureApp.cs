using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Hostile.Http2;

/// <summary>The app on HTTPS, where callers may speak HTTP/2, with a certificate that nobody but these tests trusts.</summary>
public sealed class SecureApp : IAsyncLifetime
{
    // What Kestrel logs, once for each, of a connection that makes it answer more than it can send.
    private const string WantedTooMuch = "Kestrel.Http2[60]";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rtc-https-");
    private AppProcess? _app;
    private byte[] _certificateHash = [];

    public Uri Address => _app!.Client.BaseAddress!;

    /// <summary>Lines of its log that tell of a fault of ours.</summary>
    public IEnumerable<string> LoggedFaults => _app!.Output.Where(line =>
        (line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal))
        && !line.EndsWith(WantedTooMuch, StringComparison.Ordinal));

    public async Task InitializeAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddMinutes(-5), now.AddDays(1));
        _certificateHash = certificate.GetCertHash(HashAlgorithmName.SHA256);
        var (certificatePath, keyPath) = (Path.Combine(_folder.FullName, "certificate.pem"), Path.Combine(_folder.FullName, "key.pem"));
        await File.WriteAllTextAsync(certificatePath, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyPath, key.ExportPkcs8PrivateKeyPem());
        _app = await AppProcess.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Kestrel__Certificates__Default__Path"] = certificatePath,
                ["Kestrel__Certificates__Default__KeyPath"] = keyPath,
            },
            "https://127.0.0.1:0");
    }

    public bool IsItsCertificate(X509Certificate? presented) =>
        presented is not null && presented.GetCertHash(HashAlgorithmName.SHA256).SequenceEqual(_certificateHash);

    /// <summary>The status that another caller gets meanwhile, over HTTP/2 as well.</summary>
    public async Task<int> AskAsOtherAsync(CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, presented, _, _) => IsItsCertificate(presented) },
        };
        using var client = new HttpClient(handler) { BaseAddress = Address, DefaultRequestVersion = new(2, 0), DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var answer = await client.GetAsync("/api/version", cancellationToken);
        return (int)answer.StatusCode;
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
