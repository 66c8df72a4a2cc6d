namespace RtcFunctions.Operations.Overload;

/// <summary>
/// The work that waits for a processor. While it stands there, those who would wait longest are refused: that takes half of what
/// answering takes, so that those who are let in are answered soon. A burst, or a cold start, is waited for.
/// </summary>
internal sealed class Backlog(TimeProvider clock, Func<long> waiting)
{
    /// <summary>More than this for each processor is too much: some ten milliseconds before the last of them is begun.</summary>
    public const int PerProcessor = 256;

    public static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(1);

    private static readonly int Tolerable = PerProcessor * Environment.ProcessorCount;

    private long _began;
    private long _last;

    public static Backlog OfThreadPool(TimeProvider clock) => new(clock, static () => ThreadPool.PendingWorkItemCount);

    /// <summary>Whether too much waits now, and has again and again for a while.</summary>
    public bool Stands()
    {
        if (waiting() <= Tolerable)
        {
            return false;
        }

        // Of those who come at once each may find that it begins now: their times are as good as the same.
        var now = clock.GetTimestamp();
        if (clock.GetElapsedTime(Interlocked.Exchange(ref _last, now), now) > Forgotten)
        {
            Volatile.Write(ref _began, now);
        }

        return clock.GetElapsedTime(Volatile.Read(ref _began), now) >= Tolerated;
    }
}
