namespace RtcFunctions.Storage;

/// <summary>Removes what one feature has kept long enough. Safe to run twice, and on two instances at once.</summary>
public interface ISweeper
{
    /// <summary>
    /// Removes what ended before <paramref name="cutoff"/>, a little of it in memory at a time. A run may be cancelled at any
    /// point, and the next one goes on from about there.
    /// </summary>
    Task SweepAsync(DateTimeOffset cutoff, CancellationToken cancellationToken);
}
