using RtcFunctions.Sandbox;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Rooms;

/// <summary>The app with rooms in a SQLite file, which a test can read.</summary>
public class RoomsApp : MeetApp, IAsyncLifetime
{
    public const string WebhookCredential = "Bearer webhook";

    private readonly Lazy<SqliteFile> _file = new(() => new SqliteFile());

    public virtual ITableStore Store => _file.Value.Store;

    protected virtual (string Name, string Value) Storage => ("Storage__SqlitePath", _file.Value.Path);

    protected override IReadOnlyDictionary<string, string> Settings =>
        With(("Meet__ApiToken", ApiToken), ("Meet__WebhookAuthorization", WebhookCredential), ("Meet__OpenAccessChecks", "true"), Storage);

    /// <summary>Another process on the same storage.</summary>
    public Task<AppProcess> StartAnotherAsync() => AppProcess.StartAsync(Settings);

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        _file.Value.Dispose();
    }
}

/// <summary>The same on Azurite.</summary>
public class RoomsOnAzurite : RoomsApp, IAsyncLifetime
{
    private readonly AzuriteOverHttp _azurite = new();

    public override ITableStore Store => _azurite.Store;

    protected override (string Name, string Value) Storage => ("AzureWebJobsStorage", AzuriteStore.ConnectionString(_azurite.Port));

    async Task IAsyncLifetime.InitializeAsync()
    {
        if (NodeJs.SkipReason is null)
        {
            await _azurite.InitializeAsync();
            await InitializeAsync();
        }
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (NodeJs.SkipReason is null)
        {
            await DisposeAsync();
            await _azurite.DisposeAsync();
        }
    }
}

/// <summary>The same for an account whose JWT option is on.</summary>
public sealed class JwtRoomsApp : RoomsApp
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        With(("Meet__ApiToken", ApiToken), ("Meet__JwtRequired", "true"), Storage);
}
