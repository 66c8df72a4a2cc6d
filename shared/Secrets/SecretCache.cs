using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RtcFunctions.Secrets;

/// <summary>
/// Secrets as last read: the source is asked once at a time for each, in the background where an older value can serve
/// meanwhile, and what was read last serves on while the source is away.
/// </summary>
public sealed class SecretCache(ISecretSource source, TimeProvider clock, ILogger<SecretCache> logger)
{
    private readonly ConcurrentDictionary<string, CachedSecret> _secrets = new(StringComparer.Ordinal);

    /// <summary>The secret as known now; waits for the source only where nothing is known yet.</summary>
    public ValueTask<SecretReading> GetAsync(string name, CancellationToken cancellationToken) =>
        Cached(name).GetAsync(cancellationToken);

    /// <summary>
    /// The secret after a vendor refused <paramref name="refused"/>: read again past the cache, unless another call has
    /// brought a newer one already.
    /// </summary>
    public Task<SecretReading> RenewAsync(string name, Secret refused, CancellationToken cancellationToken) =>
        Cached(name).RenewAsync(refused, cancellationToken);

    /// <summary>The same for who only tells whether there is such a secret, and can do without.</summary>
    public ValueTask<SecretReading> PeekAsync(string name, CancellationToken cancellationToken) =>
        Cached(name).PeekAsync(cancellationToken);

    /// <summary>Reads every secret in use again; answers the names of those that could not be read.</summary>
    public async Task<IReadOnlyList<string>> RefreshAsync(CancellationToken cancellationToken)
    {
        var unread = await Task.WhenAll(_secrets.Values.Select(
            async secret => await secret.RefreshAsync(cancellationToken) ? null : secret.Name));
        return [.. unread.OfType<string>().Order(StringComparer.Ordinal)];
    }

    /// <summary>How the source of the secrets in use was last seen.</summary>
    public SecretsStanding Standing() => SecretsStanding.Of([.. _secrets.Values.Select(secret => secret.Standing)]);

    /// <summary>Of each secret that is known, how long ago it was read.</summary>
    internal IEnumerable<(string Name, TimeSpan Age)> Ages() =>
        from secret in _secrets.Values
        let age = secret.Age
        where age is not null
        select (secret.Name, age.Value);

    internal void RefreshWhereDue()
    {
        foreach (var secret in _secrets.Values)
        {
            secret.RefreshWhereDue();
        }
    }

    private CachedSecret Cached(string name) =>
        _secrets.TryGetValue(name, out var cached)
            ? cached
            : _secrets.GetOrAdd(name, new CachedSecret(name, new SecretReader(name, source, clock, logger)));
}
