using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Polly.CircuitBreaker;
using RtcFunctions.Health;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Operations.Health;

/// <summary>
/// Of each vendor, whether it can be called and whether calls go out. A vendor that nobody configured is a choice. What was never
/// looked for in the vault is looked for here, once; where that cannot be told in time, it counts as not configured.
/// </summary>
internal sealed class VendorHealth(IEnumerable<VendorNeeds> vendors, IConfiguration configuration, SecretCache secrets, RelayEngine relay)
{
    public async Task<HealthFinding> ReadAsync(CancellationToken patience) =>
        HealthFinding.Of(await Task.WhenAll(vendors.Select(vendor => ReadAsync(vendor, patience))));

    private async Task<(string Name, HealthFinding Finding)> ReadAsync(VendorNeeds vendor, CancellationToken patience)
    {
        var circuit = relay.CircuitOf(vendor.Vendor);
        var told = new JsonObject
        {
            ["configured"] = await IsConfiguredAsync(vendor, patience),
            ["circuit"] = circuit switch
            {
                CircuitState.Closed => "closed",
                CircuitState.HalfOpen => "half_open",
                _ => "open",
            },
        };
        foreach (var (name, secret) in vendor.FurtherSecrets)
        {
            told[name] = await FindAsync(secret, patience) is not null;
        }

        return (vendor.Vendor, new(told, IsWell: circuit is CircuitState.Closed));
    }

    private async Task<bool> IsConfiguredAsync(VendorNeeds vendor, CancellationToken patience)
    {
        if (vendor.MissingSettings(configuration).Any())
        {
            return false;
        }

        foreach (var set in vendor.SecretSets)
        {
            var found = await Task.WhenAll(set.Select(async name => (Name: name, Secret: await FindAsync(name, patience))));
            if (found.All(secret => secret.Secret is { } value && SecretCredentials.Fault(secret.Name, value) is null))
            {
                return true;
            }
        }

        return vendor.SecretSets.Count == 0;
    }

    private async Task<Secret?> FindAsync(string name, CancellationToken patience)
    {
        try
        {
            patience.ThrowIfCancellationRequested();
            return (await secrets.PeekAsync(name, patience)).Secret;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return null;
        }
    }
}
