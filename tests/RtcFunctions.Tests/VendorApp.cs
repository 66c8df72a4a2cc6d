using System.Text.Json;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests;

/// <summary>The app, wired to a simulated vendor: one of each for all tests of a class.</summary>
public abstract class VendorApp<TVendor>(TVendor vendor) : IAsyncLifetime
    where TVendor : VendorSimulator
{
    public const string KeyHeader = "x-functions-key";
    public const string Key = "the-callers-function-key";
    public const string Taken = "taken";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rtc-functions-");
    private AppProcess? _app;

    public TVendor Vendor => vendor;

    public AppProcess App => _app!;

    public string WorkingDirectory => _directory.FullName;

    /// <summary>Of each request that the vendor received, why it refused its credentials, or <see cref="Taken"/>.</summary>
    public string[] Verdicts => [.. Vendor.Received.Select(request => request.Rejection ?? Taken)];

    protected abstract IEnumerable<KeyValuePair<string, string>> Settings { get; }

    /// <summary>Kept in a file that the app watches, so that a test can rotate them.</summary>
    protected abstract IReadOnlyDictionary<string, string> Secrets { get; }

    public async Task InitializeAsync()
    {
        await Vendor.StartAsync();
        Configure(Secrets);
        _app = await StartInstanceAsync();
    }

    /// <summary>One more instance on the same directory, with these settings on top.</summary>
    public Task<AppProcess> StartInstanceAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(Settings, StringComparer.Ordinal)
        {
            ["Functions__Keys__test"] = Key,
            ["Logging__LogLevel__Default"] = "Trace",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return AppProcess.StartAsync(all, workingDirectory: _directory.FullName);
    }

    public async Task KillAndRestartAsync()
    {
        await App.DisposeAsync();
        _app = await StartInstanceAsync();
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Vendor.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    /// <summary>What every test begins with: a vendor that was not called, by a clock like ours.</summary>
    public void Reset()
    {
        Vendor.Forget();
        Vendor.ClockOffset = TimeSpan.Zero;
    }

    /// <summary>Changes secrets under the running app, which sees it within seconds.</summary>
    public void Configure(IReadOnlyDictionary<string, string> secrets)
    {
        var file = Path.Combine(_directory.FullName, "local.settings.json");
        File.WriteAllText(file + ".next", JsonSerializer.Serialize(new { IsEncrypted = false, Values = secrets }));
        File.Move(file + ".next", file, overwrite: true);
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers) =>
        SendWithoutKeyAsync(method, path, body, [.. headers, (KeyHeader, Key)]);

    public async Task<HttpResponseMessage> SendWithoutKeyAsync(
        HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await App.Client.SendAsync(request);
    }

    public async Task<JsonNode> ShowAsync(HttpMethod method, string path, HttpContent? body = null)
    {
        var shown = await SendAsync(method, path, body, ("rtc-dry-run", "true"));
        Assert.Equal(200, (int)shown.StatusCode);
        return (await shown.JsonAsync())!;
    }
}
