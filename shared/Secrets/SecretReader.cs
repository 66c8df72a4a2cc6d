using Microsoft.Extensions.Logging;

namespace RtcFunctions.Secrets;

/// <summary>Reads one secret, once at a time, and keeps what was read last.</summary>
internal sealed partial class SecretReader(string name, ISecretSource source, TimeProvider clock, ILogger logger)
{
    internal const string UnreadEvent = "SecretUnread";

    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);

    // A vendor that refuses every call, or a source that is down, must not turn each call into a read.
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(1);

    // A first read that takes longer than this counts as failing, though it may bring something yet.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private SecretReading _reading;
    private long _readAt;
    private long? _askedAt;
    private long? _failingSince;
    private Task<SecretReading>? _running;

    /// <summary>What was read last, and how long ago where anything was.</summary>
    public (SecretReading Reading, TimeSpan Age) Last
    {
        get
        {
            lock (_gate)
            {
                return (_reading, clock.GetElapsedTime(_readAt));
            }
        }
    }

    public DateTimeOffset? FailingSince
    {
        get
        {
            lock (_gate)
            {
                var isLate = _running is not null && !_reading.IsAvailable && clock.GetElapsedTime(_askedAt!.Value) >= Patience;
                return (_failingSince ?? (isLate ? _askedAt : null)) is { } since
                    ? clock.GetUtcNow() - clock.GetElapsedTime(since)
                    : null;
            }
        }
    }

    public Task<SecretReading> ReadUnlessJustReadAsync()
    {
        lock (_gate)
        {
            return _running
                ?? (_askedAt is { } asked && clock.GetElapsedTime(asked) < BetweenReads ? Task.FromResult(_reading) : Begin());
        }
    }

    /// <summary>Reads what is at the source from now on; false where that failed.</summary>
    public async Task<bool> ReadNowAsync(CancellationToken cancellationToken)
    {
        Task? earlier;
        lock (_gate)
        {
            earlier = _running;
        }

        await (earlier ?? Task.CompletedTask).WaitAsync(cancellationToken);
        Task read;
        lock (_gate)
        {
            read = _running ?? Begin();
        }

        await read.WaitAsync(cancellationToken);
        lock (_gate)
        {
            return _failingSince is null;
        }
    }

    private Task<SecretReading> Begin()
    {
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
                (_reading, _readAt, _failingSince, _running) = (reading, clock.GetTimestamp(), null, null);
            }

            return reading;
        }
        // Whatever a source throws means the same: what was known before serves on.
        catch (Exception e)
        {
            Log.Unread(logger, name, e.GetType().Name);
            lock (_gate)
            {
                _failingSince ??= _askedAt;
                _running = null;
                return _reading;
            }
        }
    }

    private static partial class Log
    {
        // Only the exception's type: its text quotes requests to the vault and the identity endpoint.
        [LoggerMessage(
            EventName = UnreadEvent,
            Level = LogLevel.Warning,
            Message = "The secret {Name} could not be read ({Error}); what was read before serves on")]
        public static partial void Unread(ILogger logger, string name, string error);
    }
}
