using System.Collections.Concurrent;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Standalone;
using RtcFunctions.Tests.Operations.Health;

namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>
/// Every fault on every call, many at a time, on one process of the app; beside them good calls go on, which also keeps circuits from
/// opening. A request's ID decides what the vendor does to it, so that faults do not disturb each other.
/// </summary>
public sealed class FaultMatrix : IAsyncLifetime
{
    public const int TimeoutSeconds = 2;

    private const int AtOnce = 128;
    private const int GoodCallsFirst = 40;
    private const string Good = "good";

    private static readonly TimeSpan BetweenGoodCalls = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<(Fault, VendorCall), Told> _told = new();
    private readonly ConcurrentBag<string> _besides = [];
    private readonly Dictionary<VendorCall, int> _usual = [];
    private SandboxVendors _vendors = null!;

    internal AppProcess App { get; private set; } = null!;

    internal OpenHandles Before { get; private set; } = null!;

    internal OpenHandles After { get; private set; } = null!;

    /// <summary>The app's sockets that lead to a vendor, once all that are kept for the next call were closed.</summary>
    internal int SocketsLeft { get; private set; }

    /// <summary>What was told to those who called beside the faults.</summary>
    internal IReadOnlyCollection<string> Besides => _besides;

    internal int UnderWay => _vendors.All.Sum(vendor => vendor.UnderWay);

    public async Task InitializeAsync()
    {
        _vendors = await SandboxVendors.StartAsync();
        Furnishing.Furnish(_vendors);
        App = await AppProcess.StartAsync(new Dictionary<string, string>(_vendors.Settings.Concat(Operator.NoTimerByItself), StringComparer.Ordinal)
        {
            ["Relay__TimeoutSeconds"] = $"{TimeoutSeconds}",
            ["Privasea__AllowUnlink"] = "true",
        });
        foreach (var call in VendorCall.All)
        {
            var first = await Task.WhenAll(Enumerable.Range(0, GoodCallsFirst).Select(_ => Told.ByAsync(App, call, Good, usual: null)));
            _usual[call] = first[^1].Status;
        }

        if (OperatingSystem.IsLinux())
        {
            Before = OpenHandles.Of(App);
        }

        await RunAsync();
        if (OperatingSystem.IsLinux())
        {
            After = OpenHandles.Of(App);
            SocketsLeft = await KeptConnections.CloseAsync(App, _vendors);
        }
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await _vendors.DisposeAsync();
    }

    internal Told Of(Fault fault, VendorCall call) => _told[(fault, call)];

    /// <summary>What is told of each call while the vendors' clocks are off, and how often it was sent.</summary>
    internal async Task<IReadOnlyDictionary<VendorCall, string>> WithClocksOffAsync(TimeSpan offset)
    {
        foreach (var vendor in _vendors.All)
        {
            vendor.ClockOffset = offset;
        }

        var told = new Dictionary<VendorCall, string>();
        foreach (var call in VendorCall.All)
        {
            var id = $"{offset} {call}";
            call.At(_vendors).MisbehaveTo(id, Misbehaviour.Until(Task.CompletedTask));
            var words = (await Told.ByAsync(App, call, id, _usual[call])).Words;
            told[call] = $"{words} ×{call.At(_vendors).StopMisbehavingTo(id).Received}";
        }

        return told;
    }

    private static string IdOf(Fault fault, VendorCall call) =>
        FormattableString.Invariant($"f{Fault.All.ToList().IndexOf(fault)}-{VendorCall.All.ToList().IndexOf(call)}");

    private async Task RunAsync()
    {
        using var over = new CancellationTokenSource();
        var besides = VendorCall.All.Select(call => CallBesidesAsync(call, over.Token)).ToArray();
        var cells = Fault.All.SelectMany(_ => VendorCall.All, (fault, call) => (fault, call));
        await Parallel.ForEachAsync(
            cells, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (cell, _) => await SufferAsync(cell.fault, cell.call));
        await over.CancelAsync();
        await Task.WhenAll(besides);
    }

    private async Task SufferAsync(Fault fault, VendorCall call)
    {
        var (vendor, id) = (call.At(_vendors), IdOf(fault, call));
        vendor.MisbehaveTo(id, fault.Does);
        var told = await Told.ByAsync(App, call, id, _usual[call]);
        _told[(fault, call)] = told with { Words = $"{told.Words} ×{vendor.StopMisbehavingTo(id).Received}" };
    }

    private async Task CallBesidesAsync(VendorCall call, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            _besides.Add((await Told.ByAsync(App, call, Good, _usual[call])).Words);
            await Task.Delay(BetweenGoodCalls, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
