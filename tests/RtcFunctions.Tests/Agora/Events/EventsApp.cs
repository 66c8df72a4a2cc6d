using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Agora.Events;

/// <summary>An app that drains a simulated Agora when a test says so, and at no other time.</summary>
public sealed class EventsApp : IAsyncDisposable
{
    private readonly AppProcess _process;

    private EventsApp(AppProcess process) => _process = process;

    public HttpClient Client => _process.Client;

    public AppProcess Process => _process;

    /// <summary>A setting that is null is not set.</summary>
    public static async Task<EventsApp> StartAsync(
        AgoraSimulator vendor, string directory, params (string Name, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Agora__Endpoint"] = vendor.Endpoint.ToString(),
            ["Agora__AppId"] = AgoraApp.AppId,
            ["Agora__AppCertificate"] = AgoraApp.Certificate,
            ["Agora__CustomerId"] = AgoraApp.CustomerId,
            ["Agora__CustomerSecret"] = AgoraApp.CustomerSecret,
            ["Agora__DrainEvents"] = "true",
            ["ScheduleDrainAgoraEvents"] = "0 0 0 1 1 *",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var set = all.Where(setting => setting.Value is not null).ToDictionary(setting => setting.Key, setting => setting.Value!);
        return new EventsApp(await AppProcess.StartAsync(set, workingDirectory: directory));
    }

    public static async Task<AgoraSimulator> StartVendorAsync()
    {
        var vendor = new AgoraSimulator(AgoraApp.AppId, AgoraApp.Certificate, AgoraApp.CustomerId, AgoraApp.CustomerSecret);
        await vendor.StartAsync();
        return vendor;
    }

    /// <summary>Begins a run, or has one follow the run that is under way.</summary>
    public async Task DrainAsync()
    {
        var answer = await Client.PostAsync("/admin/functions/DrainAgoraEvents", content: null);
        Assert.Equal(202, (int)answer.StatusCode);
    }

    public async Task<JsonObject> ListAsync(string query = "")
    {
        var answer = await Client.GetAsync($"/api/agora/events{query}");
        Assert.Equal(200, (int)answer.StatusCode);
        return (await answer.JsonAsync())!.AsObject();
    }

    /// <summary>The events, once there are so many.</summary>
    public async Task<JsonNode[]> UntilListedAsync(int count)
    {
        JsonNode[] events = [];
        await Eventually.HoldsAsync(async () =>
        {
            events = [.. (await ListAsync("?limit=1000"))["events"]!.AsArray().Select(item => item!)];
            return events.Length >= count;
        });
        Assert.Equal(count, events.Length);
        return events;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
