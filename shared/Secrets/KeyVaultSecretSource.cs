using System.Net;
using Azure;
using Azure.Security.KeyVault.Secrets;

namespace RtcFunctions.Secrets;

/// <summary>Reads secrets from Azure Key Vault under their own names.</summary>
internal sealed class KeyVaultSecretSource(SecretClient vault) : ISecretSource
{
    public async Task<Secret?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var secret = (await vault.GetSecretAsync(name, cancellationToken: cancellationToken)).Value;
            return string.IsNullOrEmpty(secret.Value) ? null : new Secret(secret.Value, secret.Properties.Version);
        }
        catch (RequestFailedException e) when (e.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
