using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;
using RtcFunctions.Storage.Sqlite;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Webhooks;

/// <summary>The app wired to a simulated Gcore, whose storage a test looks into and makes rooms in.</summary>
public sealed class WebhookApp : MeetApp, IDisposable
{
    public const string Credential = "Basic Z2NvcmU6dG9kYXk=";
    public const string NextCredential = "Bearer of-tomorrow";

    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteTableStore _store;
    private readonly RoomQueues _rooms;

    public WebhookApp()
    {
        _store = new SqliteTableStore(new SqliteOptions(StorePath, "RtcFunctions"), TestMetrics.Storage());
        _rooms = new RoomQueues(new RoomStore(_store, TimeProvider.System));
    }

    internal ITableStore Store => _store;

    protected override IReadOnlyDictionary<string, string> Settings => With(
        ("Meet__ApiToken", ApiToken),
        ("Meet__JwtKey", JwtKey),
        ("Meet__WebhookAuthorization", $"{Credential}\r\n\n  {NextCredential}\n"),
        ("Storage__SqlitePath", StorePath));

    private string StorePath => Path.Combine(_directory.Path, "rtc.db");

    internal Task KeepAsync(string roomId, RoomPolicy policy) => _rooms.RunAsync(roomId, new Keep(policy), default);

    public void Dispose()
    {
        _store.Dispose();
        _directory.Dispose();
    }

    private sealed class Keep(RoomPolicy policy) : RoomOperation<Room>
    {
        public override void Need(RoomNeeds needs)
        {
        }

        protected override Room Decide(RoomState state) => state.Room = state.Room with { Epoch = "epoch", Policy = policy };
    }
}
