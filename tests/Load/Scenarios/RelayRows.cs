using RtcFunctions.Load.Generators;
using RtcFunctions.Load.Measuring;
using RtcFunctions.Load.Others;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Load.Scenarios;

/// <summary>Relayed requests a second for each vendor, against a bare forwarder and nginx, all in front of the same server.</summary>
internal static class RelayRows
{
    /// <summary>Of the app, and of the forwarder: from one to the next the compiler does not come to the same code.</summary>
    private const int Starts = 5;

    private const int Count = 3;
    private const int Connections = 32;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        await using var vendors = await RelaySettings.StartVendorsAsync();
        await using var nginx = await Nginx.ProxyingAsync(vendors.Url);
        var starts = new List<IReadOnlyList<Rounds>>();
        while (starts.Count < Starts)
        {
            starts.Add(await MeasureStartAsync(vendors.Url, nginx.Url));
        }

        foreach (var (index, vendor) in VendorCase.All.Index())
        {
            var rounds = Rounds.Of(starts.Select(start => start[index]));
            yield return rounds.Compare(
                $"{vendor.Vendor}: relayed, against a bare forwarder", "/s", 1, sample => sample.PerSecond, Bound.AtLeast(0.85));
            yield return rounds.Compare(
                $"{vendor.Vendor}: p50, against a bare forwarder", "ms", 1, sample => sample.P50.TotalMilliseconds, Bound.AtMost(1.25));
            yield return rounds.Compare(
                $"{vendor.Vendor}: relayed, against nginx", "/s", 2, sample => sample.PerSecond, Bound.AtLeast(0.30));
        }
    }

    /// <summary>The rounds of each vendor.</summary>
    private static async Task<IReadOnlyList<Rounds>> MeasureStartAsync(Uri vendors, Uri nginx)
    {
        await using var forwarder = await OtherServer.StartAsync(OtherServer.Forwarder, vendors.AbsoluteUri);
        await using var app = await AppProcess.StartAsync(RelaySettings.For(vendors));

        // The compiler works for many seconds on what both need for any vendor, and the others have only that.
        await Wrk.RunAsync(VendorCase.All[0].AsCallers(app.Client.BaseAddress!, RelaySettings.Key), WarmUp, Connections);
        await Wrk.RunAsync(VendorCase.All[0].AsVendors(forwarder.Client.BaseAddress!), WarmUp, Connections);
        var rounds = new List<Rounds>();
        foreach (var vendor in VendorCase.All)
        {
            rounds.Add(await Rounds.MeasureAsync(
                Count,
                () => Wrk.RunAsync(vendor.AsCallers(app.Client.BaseAddress!, RelaySettings.Key), Round, Connections),
                () => Wrk.RunAsync(vendor.AsVendors(forwarder.Client.BaseAddress!), Round, Connections),
                () => Wrk.RunAsync(vendor.AsVendors(nginx), Round, Connections)));
        }

        return rounds;
    }
}
