using RtcFunctions.Load.Generators;
using RtcFunctions.Load.Measuring;
using RtcFunctions.Load.Others;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Load.Scenarios;

/// <summary>
/// What becomes of those that are accepted where twice as many come as can be served. They come from so many callers, each of which
/// asks again a while after it was answered, that a slow answer makes them come later as little as can be.
/// </summary>
internal static class OverloadRows
{
    private const int Count = 3;
    private const int AtCapacity = 64;
    private const int Callers = 3000;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        await using var vendors = await RelaySettings.StartVendorsAsync(Pinned.ToSecond);
        await using var app = await AppProcess.StartAsync(RelaySettings.For(vendors.Url), under: Pinned.ToFirst);
        var request = VendorCase.All[^1].AsCallers(app.Client.BaseAddress!, RelaySettings.Key) with { MayBeRefused = true };
        Task<Sample> LoadAsync(LoadRequest load, TimeSpan duration, int callers) => Wrk.RunAsync(load, duration, callers, Pinned.ToSecond);

        await LoadAsync(request, WarmUp, AtCapacity);
        var capacity = (await LoadAsync(request, Round, AtCapacity)).PerSecond;
        var twice = request with { Pause = TimeSpan.FromSeconds(Callers / (2 * capacity)) };

        var samples = new List<Sample>();
        var rounds = await Rounds.MeasureAsync(
            Count,
            async () =>
            {
                var sample = await LoadAsync(twice, Round, Callers);
                samples.Add(sample);
                return sample;
            },
            () => LoadAsync(request, Round, AtCapacity));
        var counted = samples[^Count..];
        yield return rounds.Compare(
            FormattableString.Invariant($"p99 of the accepted, twice the capacity wanted, {Median(sample => sample.PerSecond / capacity):0.0} times answered ")
                + FormattableString.Invariant($"({Median(sample => 100 * sample.Refused):0} % refused, within {Median(sample => sample.RefusalP99.TotalMilliseconds):0} ms), against at capacity"),
            "ms", 1, sample => sample.P99.TotalMilliseconds, Bound.AtMost(3));

        double Median(Func<Sample, double> figure) => Rounds.Median(counted.Select(figure));
    }
}
