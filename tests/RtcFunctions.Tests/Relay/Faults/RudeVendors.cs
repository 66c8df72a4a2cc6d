using System.Text.RegularExpressions;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Operations.Health;

namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>The app wired to ports behind which no vendor speaks.</summary>
public sealed partial class RudeVendors : IAsyncLifetime
{
    private readonly Dictionary<string, RudePort> _ports = VendorCall.All.Select(call => call.Vendor).Distinct(StringComparer.Ordinal)
        .ToDictionary(vendor => vendor, _ => new RudePort(), StringComparer.Ordinal);

    private SandboxVendors _unasked = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _unasked = await SandboxVendors.StartAsync();
        _app = await AppProcess.StartAsync(new Dictionary<string, string>(_unasked.Settings.Concat(Operator.NoTimerByItself), StringComparer.Ordinal)
        {
            ["Zego__Endpoints__digitalhuman"] = At("zego"),
            ["Agora__Endpoint"] = At("agora"),
            ["Corezoid__Endpoint"] = At("corezoid"),
            ["Privasea__Endpoint"] = At("privasea"),
            ["Privasea__AllowUnlink"] = "true",
            ["Meet__Servers__serv2"] = At("meet"),
            ["Logging__LogLevel__RtcFunctions"] = "Debug",
        });
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _unasked.DisposeAsync();
        foreach (var port in _ports.Values)
        {
            port.Dispose();
        }
    }

    /// <summary>What is told of each call, one vendor's after another, and how many attempts the app made.</summary>
    internal async Task<IReadOnlyDictionary<VendorCall, (Told Told, int Attempts, int Begun)>> SufferAsync(Rudeness? rudeness)
    {
        var each = await Task.WhenAll(VendorCall.All.GroupBy(call => call.Vendor, StringComparer.Ordinal)
            .Select(calls => SufferAsync(_ports[calls.Key], rudeness, calls)));
        return each.SelectMany(calls => calls).ToDictionary();
    }

    private async Task<List<KeyValuePair<VendorCall, (Told, int, int)>>> SufferAsync(
        RudePort port, Rudeness? rudeness, IEnumerable<VendorCall> calls)
    {
        if (rudeness is { } how)
        {
            port.Rudeness = how;
        }
        else
        {
            port.Refuse();
        }

        var all = new List<KeyValuePair<VendorCall, (Told, int, int)>>();
        foreach (var call in calls)
        {
            var (begun, lines) = (port.BegunRequests, Attempts(call.Vendor).Length);
            var told = await Told.ByAsync(_app, call, "rude", usual: null);
            await Eventually.HoldsAsync(() => Task.FromResult(Attempts(call.Vendor).Length > lines));
            all.Add(new(call, (told, Attempts(call.Vendor)[^1], port.BegunRequests - begun)));
        }

        return all;
    }

    private string At(string vendor) => FormattableString.Invariant($"http://127.0.0.1:{_ports[vendor].Port}");

    private int[] Attempts(string vendor) =>
    [
        .. from line in _app.Output
           let found = AttemptsMade().Match(line)
           where found.Success && found.Groups["vendor"].Value == vendor
           select int.Parse(found.Groups["attempts"].Value, System.Globalization.CultureInfo.InvariantCulture),
    ];

    [GeneratedRegex(@"(?<vendor>\w+) [^:]+: .*, attempts: (?<attempts>\d+),", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AttemptsMade();
}
