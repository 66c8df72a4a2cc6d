using System.Net;
using System.Text;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.KeyVault;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Two processes of the app around one simulated Gcore and one storage, with or without a vault.</summary>
internal sealed class SessionApps : IAsyncDisposable
{
    public const string Secret = "Meet--Session";

    private const string Room = "serv0shared";

    private readonly SqliteFile _file = new();
    private readonly List<AppProcess> _processes = [];
    private readonly bool _hasVault;

    private SessionApps(bool hasVault) => _hasVault = hasVault;

    public GcoreSimulator Gcore { get; } = new(MeetApp.ApiToken, MeetApp.Username, MeetApp.Password);

    public KeyVaultSimulator Vault { get; } = new();

    public AppProcess One => _processes[0];

    public AppProcess Other => _processes[1];

    /// <summary>How often Gcore was asked for a session, and how often by a refresh token that it had seen already.</summary>
    public (int Logins, int Refreshes, int Reused) Calls =>
        (Gcore.Account.Logins, Gcore.Account.Refreshes, Gcore.Account.ReusedRefreshTokens);

    /// <summary>All that is in the SQLite file, and in the log of writes beside it.</summary>
    public string StoredText => string.Concat(Directory.GetFiles(Path.GetDirectoryName(_file.Path)!).Select(ReadShared));

    /// <summary>The vault holds the empty secret that infrastructure makes.</summary>
    public static async Task<SessionApps> StartAsync(bool hasVault, params (string Name, string Value)[] settings)
    {
        var apps = new SessionApps(hasVault);
        await Task.WhenAll(apps.Gcore.StartAsync(), apps.Vault.StartAsync());
        apps.Gcore.Servers[0].AddPeer(Room, "ada");
        apps.Vault.Set("Meet--Username", MeetApp.Username);
        apps.Vault.Set("Meet--Password", MeetApp.Password);
        apps.Vault.Set(Secret, "");
        apps._processes.AddRange(await Task.WhenAll(apps.StartProcessAsync(settings), apps.StartProcessAsync(settings)));
        return apps;
    }

    /// <summary>A call at each instance, first at one, then at the other; both must be answered.</summary>
    public async Task CallBothAsync()
    {
        Assert.Equal(HttpStatusCode.OK, await CallAsync(One));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(Other));
    }

    /// <summary>A call to Gcore, which needs a session.</summary>
    public static async Task<HttpStatusCode> CallAsync(AppProcess app)
    {
        using var response = await app.Client.GetAsync($"/api/meet/rooms/{Room}/numberPeers");
        return response.StatusCode;
    }

    public static async Task RunTimerAsync(AppProcess app)
    {
        using var response = await app.Client.PostAsync("/admin/functions/RefreshMeetSession", new StringContent("{}"));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await Gcore.DisposeAsync();
        await Vault.DisposeAsync();
        _file.Dispose();
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private Task<AppProcess> StartProcessAsync((string Name, string Value)[] settings)
    {
        (string Name, string Value)[] secrets = _hasVault
            ? [.. Vault.Settings.Select(setting => (setting.Key, setting.Value))]
            : [("Meet__Username", MeetApp.Username), ("Meet__Password", MeetApp.Password)];
        return AppProcess.StartAsync(MeetApp.Wire(Gcore, [("Storage__SqlitePath", _file.Path), .. secrets, .. settings]));
    }
}
