namespace RtcFunctions.Meet.Sessions;

/// <summary>Where the session is kept, and who may renew it: a refresh token works once, so only one at a time.</summary>
internal interface IMeetSessionStore
{
    ValueTask<MeetSession?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Waits until nobody else renews the session; the turn ends when what is returned is disposed of.</summary>
    ValueTask<IAsyncDisposable> EnterAsync(CancellationToken cancellationToken);

    ValueTask SaveAsync(MeetSession session, CancellationToken cancellationToken);
}
