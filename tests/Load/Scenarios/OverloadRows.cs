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
    private const int Callers = 3000;
    private const int PlacesOfAFunction = 500;
    private const int LetInByOneProcessor = 256;

    // A burst is waited for, so that it takes the app some seconds to tell what this is.
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        await using (var late = await OtherServer.StartAsync(OtherServer.Late, under: Pinned.ToSecond))
        {
            yield return await MeasureAsync("a vendor that takes 100 ms, its places taken", late.Client.BaseAddress!, atCapacity: PlacesOfAFunction);
        }

        await using var prompt = await RelaySettings.StartVendorsAsync(Pinned.ToSecond);
        yield return await MeasureAsync("a vendor that takes no time, the processor busy", prompt.Url, atCapacity: LetInByOneProcessor);
    }

    private static async Task<Row> MeasureAsync(string what, Uri vendors, int atCapacity)
    {
        await using var app = await AppProcess.StartAsync(RelaySettings.For(vendors), under: Pinned.ToFirst);
        var request = VendorCase.All[^1].AsCallers(app.Client.BaseAddress!, RelaySettings.Key) with { MayBeRefused = true };
        Task<Sample> LoadAsync(LoadRequest load, TimeSpan duration, int callers) => Wrk.RunAsync(load, duration, callers, Pinned.ToSecond);

        await LoadAsync(request, WarmUp, atCapacity);
        var capacity = await LoadAsync(request, Round, atCapacity);
        // Half of them wait for an answer, and the others for hardly anything.
        var twice = request with { Pause = TimeSpan.FromSeconds(Callers / (2 * capacity.PerSecond)) - (capacity.P50 / 2) };

        var samples = new List<Sample>();
        var rounds = await Rounds.MeasureAsync(
            Count,
            async () =>
            {
                await LoadAsync(twice, Beginning, Callers);
                var sample = await LoadAsync(twice, Round, Callers);
                samples.Add(sample);
                return sample;
            },
            () => LoadAsync(request, Round, atCapacity));
        var counted = samples[^Count..];
        return rounds.Compare(
            FormattableString.Invariant($"p99 of the accepted, {what}: {Median(sample => sample.PerSecond / capacity.PerSecond):0.0} times the capacity ")
                + FormattableString.Invariant($"({Median(sample => 100 * sample.Refused):0} % refused, within {Median(sample => sample.RefusalP99.TotalMilliseconds):0} ms), against at capacity"),
            "ms", 1, sample => sample.P99.TotalMilliseconds, Bound.AtMost(3));

        double Median(Func<Sample, double> figure) => Rounds.Median(counted.Select(figure));
    }
}
