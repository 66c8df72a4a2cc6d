using RtcFunctions.Http;

namespace RtcFunctions.Meet.Sessions;

/// <summary>The session: renewed at 80 % of its life, by the caller that notices, and whenever the vendor refuses it.</summary>
internal sealed class MeetSessions(IMeetSessionStore store, GcoreIam iam, TimeProvider clock)
{
    private int _isRenewing;

    public async ValueTask<Outcome<MeetSession>> GetAsync(CancellationToken cancellationToken)
    {
        var session = await store.ReadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (session is null || now >= session.ExpiresAt)
        {
            return await RenewAsync(session?.Version, cancellationToken);
        }

        // While one renews, the others go on with a session that is good for a while yet; so does he where he cannot.
        if (now < session.RenewAt || Interlocked.Exchange(ref _isRenewing, 1) == 1)
        {
            return session;
        }

        try
        {
            return (await RenewAsync(session.Version, cancellationToken)).Failed(out var renewed, out _) ? session : renewed;
        }
        finally
        {
            Volatile.Write(ref _isRenewing, 0);
        }
    }

    /// <summary>A session other than the one that is no good any more; null where there was none.</summary>
    public async ValueTask<Outcome<MeetSession>> RenewAsync(string? worn, CancellationToken cancellationToken)
    {
        await using var turn = await store.EnterAsync(cancellationToken);
        var known = await store.ReadAsync(cancellationToken);
        if (known is not null && known.Version != worn && clock.GetUtcNow() < known.ExpiresAt)
        {
            return known;
        }

        // Nothing ends it from here on, not even the caller: the refresh token is used up once it was sent.
        if ((await (known is null ? iam.LogInAsync() : iam.RenewAsync(known))).Failed(out var session, out var problem))
        {
            return problem;
        }

        await store.SaveAsync(session, CancellationToken.None);
        return session;
    }
}
