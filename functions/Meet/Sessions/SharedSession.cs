using Microsoft.Extensions.Logging;

namespace RtcFunctions.Meet.Sessions;

/// <summary>The session of all instances. That it cannot be shared is logged, and fails nobody.</summary>
internal sealed partial class SharedSession(
    IMeetSessionStore store, RenewalLock renewals, TimeProvider clock, ILogger<SharedSession> logger)
{
    // Of the time of a request that waits for it.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <summary>The session that another instance has shared in place of the one that is worn, or the turn to renew it.</summary>
    public async Task<SessionLook> LookAsync(string account, MeetSession? worn)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        RenewalTurn? turn = null;
        try
        {
            var session = await ReadAsync(account, limit.Token);
            if (IsBetter(session, worn))
            {
                return new SessionLook.Found(session!);
            }

            turn = await renewals.TakeAsync(session?.Refresh, limit.Token);
            if (turn is null)
            {
                return new SessionLook.Busy();
            }

            // Once more: somebody may have renewed it just before.
            session = await ReadAsync(account, limit.Token);
            if (!IsBetter(session, worn))
            {
                return new SessionLook.Turn(turn, session is not null && turn.MaySend(session.Refresh) ? session : null);
            }

            await GiveBackAsync(turn);
            return new SessionLook.Found(session!);
        }
        // Whatever it was, this instance can do without the others.
        catch (Exception e)
        {
            Log.Away(logger, e.GetType().Name);
            if (turn is not null)
            {
                await GiveBackAsync(turn);
            }

            return new SessionLook.Away();
        }
    }

    /// <summary>Shares a session that was made in a turn, unless the turn is over: then another has made one.</summary>
    public async Task ShareAsync(MeetSession session, RenewalTurn turn)
    {
        if (clock.GetUtcNow() >= turn.Until)
        {
            Log.TooLate(logger);
            return;
        }

        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            await store.WriteAsync(MeetSessionJson.Write(session), limit.Token);
        }
        catch (Exception e)
        {
            Log.NotShared(logger, e.GetType().Name);
        }
    }

    public async Task GiveBackAsync(RenewalTurn turn)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            await renewals.GiveBackAsync(turn, limit.Token);
        }
        // It ends by itself.
        catch (Exception e)
        {
            Log.Away(logger, e.GetType().Name);
        }
    }

    // A session of an account that was configured before is none.
    private async Task<MeetSession?> ReadAsync(string account, CancellationToken cancellationToken) =>
        MeetSessionJson.Read(await store.ReadAsync(cancellationToken)) is { } session && session.Account == account ? session : null;

    private bool IsBetter(MeetSession? session, MeetSession? worn) =>
        session is not null && !session.IsOver(clock.GetUtcNow()) && session.IsNewerThan(worn);

    private static partial class Log
    {
        // Only the exception's type: its text may quote a request to the vault.
        [LoggerMessage(
            EventName = "MeetSessionAway",
            Level = LogLevel.Warning,
            Message = "The shared Gcore session or its lock cannot be reached ({Error}); this instance goes on with a session of its own")]
        public static partial void Away(ILogger logger, string error);

        [LoggerMessage(
            EventName = "MeetSessionNotShared",
            Level = LogLevel.Warning,
            Message = "The Gcore session cannot be shared ({Error}); other instances log in by themselves")]
        public static partial void NotShared(ILogger logger, string error);

        [LoggerMessage(
            EventName = "MeetSessionTooLate",
            Level = LogLevel.Warning,
            Message = "Renewing the Gcore session took too long to share it; another instance has made one meanwhile")]
        public static partial void TooLate(ILogger logger);
    }
}
