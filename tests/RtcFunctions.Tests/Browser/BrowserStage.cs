using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Gcore;
using RtcFunctions.Sandbox.Scene;

namespace RtcFunctions.Tests.Browser;

/// <summary>The Sandbox's vendors, the app with its keys and a scene that goes on, and a browser: one of each for all of these tests.</summary>
public sealed class BrowserStage : IAsyncLifetime, IDisposable
{
    public const string Key = "the-browsers-function-key";

    private const string MasterKey = "the-browsers-master-key";

    private readonly CancellationTokenSource _curtain = new();
    private SandboxVendors? _vendors;
    private AppProcess? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private LivelyScene? _scene;
    private Task _playing = Task.CompletedTask;

    public Uri Address => _app!.Client.BaseAddress!;

    public GcoreSimulator Gcore => _vendors!.Gcore;

    /// <summary>Calls the app as somebody else does.</summary>
    public HttpClient Client => _app!.Client;

    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null)
        {
            return;
        }

        _vendors = await SandboxVendors.StartAsync();
        _vendors.Gcore.Streaming.StatisticsInterval = TimeSpan.Zero;
        _app = await StartAppAsync(("Functions__Keys__browser", Key), ("Functions__MasterKey", MasterKey));
        _vendors.Register(Address);
        _app.Client.DefaultRequestHeaders.Add("x-functions-key", MasterKey);
        _scene = new(_vendors.Gcore, Address, Key, seed: 1);
        _playing = _scene.RunAsync(_curtain.Token);
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        if (_vendors is null)
        {
            return;
        }

        await _curtain.CancelAsync();
        await _playing;
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _vendors.DisposeAsync();
    }

    public void Dispose()
    {
        _scene?.Dispose();
        _curtain.Dispose();
    }

    /// <summary>One more app at the same vendors, which do not know of it.</summary>
    public Task<AppProcess> StartAppAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(_vendors!.Settings, StringComparer.Ordinal) { ["Meet__AttendanceDelaySeconds"] = "0" };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return AppProcess.StartAsync(all);
    }

    /// <summary>A tab of a browser that was never here.</summary>
    internal Task<IPage> OpenTabAsync(int width = 1440, ColorScheme colors = ColorScheme.Light) => Chromium.OpenTabAsync(_browser!, width, colors);

    internal async Task MakeRoomAsync(string roomId, object? policy = null)
    {
        using var made = await Client.PutAsJsonAsync($"api/meet/rooms/{roomId}", policy ?? new { });
        Assert.Equal(201, (int)made.StatusCode);
    }

    /// <summary>The link of a new invitation.</summary>
    internal async Task<string> InviteAsync(string roomId, object invitation)
    {
        using var invited = await Client.PostAsJsonAsync($"api/meet/rooms/{roomId}/invitations", invitation);
        return (string)(await invited.JsonAsync())!["url"]!;
    }

    /// <summary>Somebody comes by an invitation.</summary>
    internal async Task<Participant> ComeAsync(string roomId, string peerId, string displayName)
    {
        var entry = await Gcore.JoinAsync(await InviteAsync(roomId, new { peerId, displayName, expiresIn = 600 }));
        return entry.Participant!;
    }

    internal async Task<JsonNode> ReadAsync(string path)
    {
        using var answer = await Client.GetAsync(new Uri($"api/{path}", UriKind.Relative));
        return (await answer.JsonAsync())!;
    }
}

[CollectionDefinition(nameof(BrowserStage))]
public sealed class SharedBrowserStage : ICollectionFixture<BrowserStage>;
