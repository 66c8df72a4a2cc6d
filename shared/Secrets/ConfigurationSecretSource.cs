using Microsoft.Extensions.Configuration;

namespace RtcFunctions.Secrets;

/// <summary>Reads the secret <c>Vendor--Name</c> from the setting <c>Vendor:Name</c>; an empty one counts as none.</summary>
internal sealed class ConfigurationSecretSource(IConfiguration configuration) : ISecretSource
{
    public Task<Secret?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var value = configuration[name.Replace("--", ":", StringComparison.Ordinal)];
        return Task.FromResult(string.IsNullOrEmpty(value) ? null : new Secret(value, Digest.Of(value)));
    }
}
