using System.Collections.ObjectModel;
using Microsoft.Extensions.Configuration;

namespace RtcFunctions.Relay;

/// <summary>What a vendor cannot be called without: settings, and secrets, of which any one set will do.</summary>
public sealed record VendorNeeds(string Vendor, IReadOnlyList<string> Settings, params IReadOnlyList<IReadOnlyList<string>> SecretSets)
{
    /// <summary>Secrets that calls do without, by the names under which health tells whether they are configured.</summary>
    public IReadOnlyDictionary<string, string> FurtherSecrets { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The settings that are not configured, under the names that they have in the environment.</summary>
    public IEnumerable<string> MissingSettings(IConfiguration configuration) =>
        Settings.Where(setting => string.IsNullOrEmpty(configuration[setting.Replace("__", ":", StringComparison.Ordinal)]));

    /// <summary>The secrets that are not configured, of the set that lacks the fewest; for secrets kept in the configuration.</summary>
    public IEnumerable<string> MissingSecrets(IConfiguration configuration) =>
        SecretSets
            .Select(set => set.Where(secret => string.IsNullOrEmpty(configuration[secret.Replace("--", ":", StringComparison.Ordinal)])).ToArray())
            .MinBy(missing => missing.Length) ?? [];
}
