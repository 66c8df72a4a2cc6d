using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Standalone;

namespace RtcFunctions.Tests.Operations.OpenApi;

/// <summary>The Sandbox as a person starts it, without its scene. Its timers run when they are told to as well.</summary>
public sealed class FurnishedSandbox : IAsyncLifetime
{
    private const string Key = "the-key-of-this-sandbox";
    private const string MasterKey = "the-master-key-of-this-sandbox";

    private SandboxVendors? _vendors;

    public AppProcess App { get; private set; } = null!;

    /// <summary>What it prints for rtc.http.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["app"] = "",
        ["key"] = Key,
        ["access"] = _vendors!.AccessAuthorization,
        ["webhook"] = _vendors.WebhookAuthorization,
    };

    public async Task InitializeAsync()
    {
        _vendors = await SandboxVendors.StartAsync();
        var settings = new Dictionary<string, string>(SandboxSettings.For(_vendors, Key), StringComparer.Ordinal)
        {
            ["Functions__MasterKey"] = MasterKey,
            ["Meet__AttendanceDelaySeconds"] = "0",
        };
        _vendors.Gcore.Streaming.StatisticsInterval = TimeSpan.Zero;
        App = await AppProcess.StartAsync(settings);
        _vendors.Register(App.Client.BaseAddress!);
        Furnishing.Furnish(_vendors);
    }

    public async Task RunTimerAsync(string timer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/functions/{timer}");
        request.Headers.Add("x-functions-key", MasterKey);
        using var answer = await App.Client.SendAsync(request);
        Assert.Equal(202, (int)answer.StatusCode);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await _vendors!.DisposeAsync();
    }
}
