namespace RtcFunctions.Load.Measuring;

/// <summary>What one side did in one round.</summary>
internal sealed record Sample(double PerSecond, TimeSpan P50, TimeSpan P99)
{
    /// <summary>The share of requests that were answered with an error; the others are those that <see cref="P99"/> is of.</summary>
    public double Refused { get; init; }

    /// <summary>How quickly at least 99 of 100 of the refused were answered.</summary>
    public TimeSpan RefusalP99 { get; init; }
}
