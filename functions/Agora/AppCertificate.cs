using RtcFunctions.Http;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Agora;

/// <summary>The project's App Certificate, which signs its tokens.</summary>
internal sealed class AppCertificate(SecretCache secrets) : ICredentialSource
{
    public const string Name = "Agora--AppCertificate";
    public const int Length = 32;

    private readonly SecretCredentials _credentials = new(secrets, Name);

    public async ValueTask<Outcome<Credentials>> GetAsync(bool dryRun, CancellationToken cancellationToken) =>
        Check(await _credentials.GetAsync(dryRun, cancellationToken));

    public async ValueTask<Outcome<Credentials>> RenewAsync(Credentials refused, CancellationToken cancellationToken) =>
        Check(await _credentials.RenewAsync(refused, cancellationToken));

    // Agora's builders sign with nothing else, and say so nowhere but in an empty token.
    private static Outcome<Credentials> Check(Outcome<Credentials> read) =>
        read.Failed(out var credentials, out var problem) ? problem
        : credentials[Name] is { Length: Length } certificate && certificate.All(char.IsAsciiHexDigit) ? credentials
        : Problem.VendorNotConfigured($"The secret {Name} is not {Length} hex characters.");
}
