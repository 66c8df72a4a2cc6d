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

    private CachedSecret Cached(string name) =>
        _secrets.TryGetValue(name, out var cached) ? cached : _secrets.GetOrAdd(name, new CachedSecret(name, source, clock, logger));
}
