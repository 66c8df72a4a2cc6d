using RtcFunctions.Load.Generators;
using RtcFunctions.Load.Measuring;
using RtcFunctions.Load.Others;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Load.Scenarios;

/// <summary>Relayed requests a second for each vendor, against a bare forwarder and nginx, all in front of the same server.</summary>
internal static class RelayRows
{
    private const int Count = 7;
    private const int Connections = 32;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        await using var vendors = await RelaySettings.StartVendorsAsync();
        await using var nginx = await Nginx.ProxyingAsync(vendors.Url);
        await using var forwarder = await OtherServer.StartAsync(OtherServer.Forwarder, vendors.Url.AbsoluteUri);
        await using var app = await AppProcess.StartAsync(RelaySettings.For(vendors.Url));

        // The compiler works for many seconds on what both need for any vendor, and the others have only that.
        await Wrk.RunAsync(VendorCase.All[0].AsCallers(app.Client.BaseAddress!, RelaySettings.Key), WarmUp, Connections);
        await Wrk.RunAsync(VendorCase.All[0].AsVendors(forwarder.Client.BaseAddress!), WarmUp, Connections);
        foreach (var vendor in VendorCase.All)
        {
            var rounds = await Rounds.MeasureAsync(
                Count,
                () => Wrk.RunAsync(vendor.AsCallers(app.Client.BaseAddress!, RelaySettings.Key), Round, Connections),
                () => Wrk.RunAsync(vendor.AsVendors(forwarder.Client.BaseAddress!), Round, Connections),
                () => Wrk.RunAsync(vendor.AsVendors(nginx.Url), Round, Connections));
            yield return rounds.Compare(
                $"{vendor.Vendor}: relayed, against a bare forwarder", "/s", 1, sample => sample.PerSecond, Bound.AtLeast(0.85));
            yield return rounds.Compare(
                $"{vendor.Vendor}: p50, against a bare forwarder", "ms", 1, sample => sample.P50.TotalMilliseconds, Bound.AtMost(1.25));
            yield return rounds.Compare(
                $"{vendor.Vendor}: relayed, against nginx", "/s", 2, sample => sample.PerSecond, Bound.AtLeast(0.30));
        }
    }
}
