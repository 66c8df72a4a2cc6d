using RtcFunctions.Http;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Meet.Sessions;

/// <summary>The user whose sessions stand in for an API token.</summary>
internal sealed class LoginCredentials(SecretCache secrets) : ICredentialSource
{
    public const string Username = "Meet--Username";
    public const string Password = "Meet--Password";

    private readonly SecretCredentials _credentials = new(secrets, Username, Password);

    public async ValueTask<Outcome<Credentials>> GetAsync(bool dryRun, CancellationToken cancellationToken) =>
        await secrets.GetAsync(Username, cancellationToken) is { IsAvailable: true, Secret: null }
            ? Problem.VendorNotConfigured(
                $"The secret {MeetCredentials.ApiToken} is not configured, nor are {Username} and {Password}, which would do in its place.")
            : await _credentials.GetAsync(dryRun, cancellationToken);

    public ValueTask<Outcome<Credentials>> RenewAsync(Credentials refused, CancellationToken cancellationToken) =>
        _credentials.RenewAsync(refused, cancellationToken);
}
