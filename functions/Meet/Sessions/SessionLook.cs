namespace RtcFunctions.Meet.Sessions;

/// <summary>What an instance finds that needs another session.</summary>
internal abstract record SessionLook
{
    private SessionLook()
    {
    }

    /// <summary>Another instance has renewed it.</summary>
    public sealed record Found(MeetSession Session) : SessionLook;

    /// <summary>It is this instance's to renew: by the refresh token of <paramref name="Renewable"/>, by a login where that is null.</summary>
    public sealed record Turn(RenewalTurn Held, MeetSession? Renewable) : SessionLook;

    /// <summary>Another instance is about to renew it.</summary>
    public sealed record Busy : SessionLook;

    /// <summary>It cannot be shared just now.</summary>
    public sealed record Away : SessionLook;
}
