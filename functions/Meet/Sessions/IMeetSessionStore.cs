namespace RtcFunctions.Meet.Sessions;

/// <summary>Where the instances share their session. Whatever it throws means that it is away, or refuses us.</summary>
internal interface IMeetSessionStore
{
    /// <summary>What was written last, past every cache; null where nothing was.</summary>
    Task<string?> ReadAsync(CancellationToken cancellationToken);

    Task WriteAsync(string session, CancellationToken cancellationToken);
}
