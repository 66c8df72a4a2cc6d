using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Standalone;
using RtcFunctions.Tests.Operations.Health;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Soak;

/// <summary>Two instances of the app, all vendors, and a storage behind a proxy that spoils and a gate that shuts.</summary>
internal sealed class SoakStage : IAsyncDisposable
{
    public static readonly TimeSpan Admission = TimeSpan.FromSeconds(20);

    private SoakStage(Azurite azurite, FaultyProxy proxy, SandboxVendors vendors, Chance chance, SoakTally tally)
    {
        Azurite = azurite;
        Proxy = proxy;
        Vendors = vendors;
        Chance = chance;
        Tally = tally;
        Gate = new TcpGate(proxy.Endpoint.Port);
        Instances = [new(Settings, tally), new(Settings, tally)];
    }

    public Azurite Azurite { get; }

    public FaultyProxy Proxy { get; }

    public TcpGate Gate { get; }

    public SandboxVendors Vendors { get; }

    public Chance Chance { get; }

    public SoakTally Tally { get; }

    public IReadOnlyList<SoakInstance> Instances { get; }

    /// <summary>Set once sessions could not be had at times: then a call may end with the vendor's 401.</summary>
    public bool SessionsWereAway { get; set; }

    private Dictionary<string, string> Settings => new(Vendors.SettingsWithLogin.Concat(Operator.NoTimerByItself), StringComparer.Ordinal)
    {
        ["AzureWebJobsStorage"] = AzuriteStore.ConnectionString(Gate.Port),
        ["Meet__AdmissionSeconds"] = $"{Admission.TotalSeconds}",
        ["Meet__RequestsPerSecond"] = "2",
        ["Privasea__AllowUnlink"] = "true",
        ["Relay__TimeoutSeconds"] = "2",
        ["Agora__DrainEvents"] = "true",
        ["ScheduleRefreshMeetSession"] = "*/5 * * * * *",
        ["ScheduleProbeMeetServers"] = "*/10 * * * * *",
        ["ScheduleDrainAgoraEvents"] = "*/5 * * * * *",
        ["SchedulePollPrivaseaVerifications"] = "*/5 * * * * *",
        ["ScheduleSweepExpired"] = "*/20 * * * * *",
        ["ScheduleRefreshSecrets"] = "*/10 * * * * *",
    };

    public static async Task<SoakStage> StartAsync(int seed, SoakTally tally)
    {
        var azurite = await Azurite.StartAsync();
        var proxy = await FaultyAzurite.StartAsync(azurite, new Chance(seed + 1), probability: 0.2);
        var vendors = await SandboxVendors.StartAsync();
        Furnishing.Furnish(vendors);
        vendors.Gcore.Account.AccessLifetime = TimeSpan.FromSeconds(15);
        var stage = new SoakStage(azurite, proxy, vendors, new Chance(seed), tally);
        await Task.WhenAll(stage.Instances.Select(instance => instance.StartAsync()));
        return stage;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in Instances)
        {
            await instance.DisposeAsync();
        }

        Gate.Dispose();
        await Proxy.DisposeAsync();
        await Vendors.DisposeAsync();
        await Azurite.DisposeAsync();
    }
}
