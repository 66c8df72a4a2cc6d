using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace RtcFunctions.Sandbox.KeyVault;

/// <summary>The secrets of a vault with all their versions; names ignore case, as the vault's do.</summary>
internal sealed class SecretVersions
{
    public const int LongestValue = 25 * 1024;

    private readonly ConcurrentDictionary<string, SecretVersion[]> _secrets = new(StringComparer.OrdinalIgnoreCase);

    public static bool IsName(string text) => text.Length is > 0 and <= 127 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');

    public SecretVersion Add(string name, string value)
    {
        var version = new SecretVersion(RandomNumberGenerator.GetHexString(32, lowercase: true), value, TimeProvider.System.GetUtcNow());
        _secrets.AddOrUpdate(name, [version], (_, versions) => [.. versions, version]);
        return version;
    }

    /// <summary>The version, or the newest where none is named; null where there is none.</summary>
    public SecretVersion? Find(string name, string? version) =>
        _secrets.TryGetValue(name, out var versions)
            ? versions.LastOrDefault(candidate => version is null || candidate.Version.Equals(version, StringComparison.OrdinalIgnoreCase))
            : null;
}

internal sealed record SecretVersion(string Version, string Value, DateTimeOffset Created);
