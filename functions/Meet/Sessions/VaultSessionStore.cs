using System.Net;
using Azure;
using Azure.Security.KeyVault.Secrets;

namespace RtcFunctions.Meet.Sessions;

/// <summary>The secret <c>Meet--Session</c>: a version of it for each session.</summary>
internal sealed class VaultSessionStore(SecretClient vault) : IMeetSessionStore
{
    private const string Name = "Meet--Session";

    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await vault.GetSecretAsync(Name, cancellationToken: cancellationToken)).Value.Value;
        }
        catch (RequestFailedException e) when (e.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task WriteAsync(string session, CancellationToken cancellationToken) =>
        vault.SetSecretAsync(Name, session, cancellationToken);
}
