using Microsoft.Extensions.Logging;

namespace RtcFunctions.Secrets;

/// <summary>One secret of the <see cref="SecretCache"/>.</summary>
internal sealed partial class CachedSecret(string name, ISecretSource source, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MissingFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);

    // A vendor that refuses every call, or a source that is down, must not turn each call into a read.
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private SecretReading _reading;
    private long _readAt;
    private long? _askedAt;
    private Task<SecretReading>? _running;

    public ValueTask<SecretReading> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_reading.IsAvailable)
            {
                var age = clock.GetElapsedTime(_readAt);
                if (age < (_reading.Secret is null ? MissingFor : FreshFor))
                {
                    return new(_reading);
                }

                if (_reading.Secret is not null)
                {
                    _ = ReadUnlessJustRead();
                    return new(_reading);
                }
            }

            return new(ReadUnlessJustRead().WaitAsync(cancellationToken));
        }
    }

    public async Task<SecretReading> RenewAsync(Secret refused, CancellationToken cancellationToken)
    {
        Task<SecretReading> read;
        lock (_gate)
        {
            if (_reading.Secret is { } known && known.Version != refused.Version)
            {
                return _reading;
            }

            read = ReadUnlessJustRead();
        }

        return await read.WaitAsync(cancellationToken);
    }

    private Task<SecretReading> ReadUnlessJustRead()
    {
        if (_running is not null)
        {
            return _running;
        }

        if (_askedAt is { } asked && clock.GetElapsedTime(asked) < BetweenReads)
        {
            return Task.FromResult(_reading);
        }

        _askedAt = clock.GetTimestamp();
        // On a thread of its own: a source may do much before its first await, and the gate is held here.
        return _running = Task.Run(ReadAsync);
    }

    private async Task<SecretReading> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(ReadTimeout, clock);
        try
        {
            var reading = SecretReading.Of(await source.ReadAsync(name, timeout.Token));
            lock (_gate)
            {
                (_reading, _readAt, _running) = (reading, clock.GetTimestamp(), null);
            }

            return reading;
        }
        // Whatever a source throws means the same: what was known before serves on.
        catch (Exception e)
        {
            Log.Unread(logger, name, e.GetType().Name);
            lock (_gate)
            {
                _running = null;
                return _reading;
            }
        }
    }

    private static partial class Log
    {
        // Only the exception's type: its text quotes requests to the vault and the identity endpoint.
        [LoggerMessage(Level = LogLevel.Warning, Message = "The secret {Name} could not be read ({Error}); what was read before serves on")]
        public static partial void Unread(ILogger logger, string name, string error);
    }
}
