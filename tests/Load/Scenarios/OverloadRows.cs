using RtcFunctions.Load.Generators;
using RtcFunctions.Load.Measuring;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Load.Scenarios;

/// <summary>
/// What becomes of those that are accepted where twice as many come as can be served. They come from so many callers, each of which
/// asks again a while after it was answered, that a slow answer hardly makes them come later.
/// </summary>
internal static class OverloadRows
{
    private const int Count = 5;
    private const int AtCapacity = 64;
    private const int Callers = 3000;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        await using var vendors = await RelaySettings.StartVendorsAsync();
        await using var app = await AppProcess.StartAsync(RelaySettings.For(vendors.Url));
        var request = VendorCase.All[^1].AsCallers(app.Client.BaseAddress!, RelaySettings.Key) with { MayBeRefused = true };
        await Wrk.RunAsync(request, Round, AtCapacity);
        var capacity = (await Wrk.RunAsync(request, Round, AtCapacity)).PerSecond;
        var twice = request with { Pause = TimeSpan.FromSeconds(Callers / (2 * capacity)) };

        var refused = new List<double>();
        var rounds = await Rounds.MeasureAsync(
            Count,
            async () =>
            {
                var sample = await Wrk.RunAsync(twice, Round, Callers);
                refused.Add(sample.Refused);
                return sample;
            },
            () => Wrk.RunAsync(request, Round, AtCapacity));
        yield return rounds.Compare(
            $"p99 of the accepted at twice the capacity ({Rounds.Median(refused):P0} refused), against at capacity",
            "ms", 1, sample => sample.P99.TotalMilliseconds, Bound.AtMost(3));
    }
}
