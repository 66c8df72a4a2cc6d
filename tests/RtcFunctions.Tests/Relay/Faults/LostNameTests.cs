using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Standalone;

namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>
/// Vendors under a name that is not found, and then is. The app runs in a mount namespace of its own, with a hosts file that the test
/// writes and a name server that nobody is.
/// </summary>
public sealed class LostNameTests : IDisposable
{
    private const string InANamespace = """mount --bind "$0" /etc/hosts && mount --bind "$1" /etc/resolv.conf && shift && exec "$@" """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TemporaryDirectory _directory = new();

    private string Hosts => Path.Combine(_directory.Path, "hosts");

    private string Resolver => Path.Combine(_directory.Path, "resolv.conf");

    [NamespaceFact]
    public async Task A_name_that_is_not_found_is_a_vendor_not_reached_and_found_again_it_is_reached()
    {
        await File.WriteAllTextAsync(Hosts, "");
        await File.WriteAllTextAsync(Resolver, "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
        await using var vendors = await SandboxVendors.StartAsync();
        Furnishing.Furnish(vendors);
        await using var app = await AppProcess.StartAsync(
            ByName(vendors.Settings), under: ["unshare", "--map-root-user", "--mount", "sh", "-c", InANamespace, Hosts, Resolver]);

        var lost = await ToldAsync(app);
        await File.WriteAllTextAsync(Hosts, "127.0.0.1 localhost\n");
        var found = await ToldAsync(app);

        Assert.All(lost, told => Assert.Equal("502 vendor_unreachable", told.Words));
        Assert.All(lost, told => Assert.InRange(told.Took, TimeSpan.Zero, Patience));
        Assert.All(found, told => Assert.Matches("^(the answer|their)", told.Words));
    }

    public void Dispose() => _directory.Dispose();

    private static Task<Told[]> ToldAsync(AppProcess app) =>
        Task.WhenAll(VendorCall.All.Select(call => Told.ByAsync(app, call, "named", usual: null)));

    private static string ByName(string url) => url.Replace("//127.0.0.1:", "//localhost:", StringComparison.Ordinal);

    private static Dictionary<string, string> ByName(IReadOnlyDictionary<string, string> settings) =>
        new(
            settings.Select(setting => KeyValuePair.Create(setting.Key, ByName(setting.Value))).Append(new("Privasea__AllowUnlink", "true")),
            StringComparer.Ordinal);
}
