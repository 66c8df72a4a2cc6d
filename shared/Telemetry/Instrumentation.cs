using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RtcFunctions.Telemetry;

/// <summary>The one source of the app's own spans, and the one meter of its measurements.</summary>
public static class Instrumentation
{
    /// <summary>The name of both.</summary>
    public const string Name = "RtcFunctions";

    /// <summary>From a millisecond's call of a neighbour to a vendor's that took all its time, as the semantic conventions advise.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    public static ActivitySource Source { get; } = new(Name);

    /// <summary>The meter, the same for each who asks this factory.</summary>
    public static Meter Create(this IMeterFactory meters) => meters.Create(Name);

    public static Histogram<double> CreateDuration(this Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, Seconds);
}
