using System.Diagnostics.CodeAnalysis;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Sessions;

/// <summary>
/// The session as this instance knows it: renewed at 80 % of its life, by the timer or the caller that notices, and whenever the
/// vendor refuses it.
/// </summary>
public sealed class MeetSessions
{
    // While it cannot be renewed early, not every request needs to try.
    private static readonly TimeSpan BetweenEarlyTries = TimeSpan.FromSeconds(5);

    private readonly SessionRenewal _renewal;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private volatile MeetSession? _session;
    private Running? _running;
    private DateTimeOffset _nextEarlyTry;

    internal MeetSessions(SessionRenewal renewal, TimeProvider clock)
    {
        _renewal = renewal;
        _clock = clock;
    }

    internal async ValueTask<Outcome<MeetSession>> GetAsync(CancellationToken cancellationToken)
    {
        var session = _session;
        var now = _clock.GetUtcNow();
        if (session is null || session.IsOver(now))
        {
            return await RenewAsync(session?.Version, cancellationToken);
        }

        // While one renews, the others go on with a session that is good for a while yet; so does he where he cannot.
        return now < session.RenewAt || !BeginsEarly(now, out var renewal)
            || (await renewal.WaitAsync(cancellationToken)).Failed(out var renewed, out _)
                ? session
                : renewed;
    }

    /// <summary>A session other than the one that is no good any more; null where there was none.</summary>
    internal async ValueTask<Outcome<MeetSession>> RenewAsync(string? worn, CancellationToken cancellationToken)
    {
        while (true)
        {
            Running running;
            lock (_gate)
            {
                if (_session is { } known && known.Version != worn && !known.IsOver(_clock.GetUtcNow()))
                {
                    return known;
                }

                running = _running ??= Start(isEarly: false);
            }

            // Nothing ends it once it began, not even its caller: a refresh token is used up once it was sent.
            var outcome = await running.Outcome.WaitAsync(cancellationToken);

            // What was begun for a session that is still good may have come to nothing.
            if (!running.IsEarly)
            {
                return outcome;
            }
        }
    }

    /// <summary>Does nothing where the session is younger than 80 % of its life, else makes a newer one or tells why it cannot.</summary>
    internal async Task<Outcome<MeetSession>> KeepFreshAsync(CancellationToken cancellationToken)
    {
        var session = _session;
        if (session is null || session.IsOver(_clock.GetUtcNow()))
        {
            if ((await RenewAsync(session?.Version, cancellationToken)).Failed(out session, out var problem))
            {
                return problem;
            }
        }

        return _clock.GetUtcNow() < session.RenewAt ? session : await RenewEarly().WaitAsync(cancellationToken);
    }

    /// <summary>False where somebody is at it, or has just tried.</summary>
    private bool BeginsEarly(DateTimeOffset now, [NotNullWhen(true)] out Task<Outcome<MeetSession>>? renewal)
    {
        lock (_gate)
        {
            renewal = _running is null && now >= _nextEarlyTry ? RenewEarly() : null;
            return renewal is not null;
        }
    }

    private Task<Outcome<MeetSession>> RenewEarly()
    {
        lock (_gate)
        {
            return (_running ??= Start(isEarly: true)).Outcome;
        }
    }

    private Running Start(bool isEarly)
    {
        var worn = _session;
        _nextEarlyTry = _clock.GetUtcNow() + BetweenEarlyTries;
        // On a thread of its own: the gate is held here.
        return new(isEarly, Task.Run(() => RunAsync(worn, isEarly)));
    }

    private async Task<Outcome<MeetSession>> RunAsync(MeetSession? worn, bool isEarly)
    {
        try
        {
            var outcome = await _renewal.RunAsync(worn, good: isEarly);
            if (!outcome.Failed(out var session, out _))
            {
                _session = session;
            }

            return outcome;
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }

    private sealed record Running(bool IsEarly, Task<Outcome<MeetSession>> Outcome);
}
