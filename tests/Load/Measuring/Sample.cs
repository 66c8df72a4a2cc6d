namespace RtcFunctions.Load.Measuring;

/// <summary>What one side did in one round.</summary>
internal sealed record Sample(double PerSecond, TimeSpan P50, TimeSpan P99);
