using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Meet;
using RtcFunctions.Meet.Attendance;
using RtcFunctions.Meet.Presence;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Relay;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Gcore;
using RtcFunctions.Secrets;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Meet.Access;
using RtcFunctions.Tests.Meet.Webhooks;

namespace RtcFunctions.Tests.Meet.Presence;

/// <summary>One room, by a clock that a test moves, and a simulated Gcore that both timers ask.</summary>
internal sealed class ReconciliationBench : IAsyncDisposable
{
    private readonly GcoreSimulator _gcore;
    private readonly IHost _host;

    private ReconciliationBench(GcoreSimulator gcore)
    {
        _gcore = gcore;
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(MeetApp.Wire(gcore, ("Meet__ApiToken", MeetApp.ApiToken))
            .Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(Presence.Room.Clock);
        builder.Services.AddSingleton<ITableStore>(Presence.Room.Table);
        builder.AddSecrets();
        builder.AddRelay();
        builder.AddMeet();
        _host = builder.Build();
    }

    public PresenceBench Presence { get; } = new();

    public GcoreVideoServer Server => _gcore.Servers[0];

    public static ReconciliationBench Of(GcoreSimulator gcore) => new(gcore);

    public static async Task<GcoreSimulator> StartGcoreAsync()
    {
        var gcore = new GcoreSimulator(MeetApp.ApiToken, MeetApp.Username, MeetApp.Password);
        await gcore.StartAsync();
        return gcore;
    }

    public Task ReconcileAsync() => _host.Services.GetRequiredService<PresenceReconciliation>().RunAsync(default);

    public Task CollectAsync() => _host.Services.GetRequiredService<AttendanceCollector>().RunAsync(default);

    /// <summary>The operations that the room's server was asked for since this was last told.</summary>
    public string[] Asked()
    {
        var asked = Server.Received.Select(request => request.RawPath.Split('/')[3]).ToArray();
        Server.Forget();
        return asked;
    }

    public async Task EnterAsync(string peerId)
    {
        await Presence.CheckAsync(peerId, "token");
        await Presence.ConnectAsync(peerId);
        Server.AddPeer(RoomBench.RoomId, peerId);
    }

    public async Task MakeAsync(Func<RoomPolicy, RoomPolicy>? change = null)
    {
        var policy = new RoomPolicy();
        await Presence.Room.MakeAsync(change?.Invoke(policy) ?? policy);
        await Presence.Room.InviteAsync("token");
    }

    public ValueTask DisposeAsync()
    {
        foreach (var peerId in Server.Peers(RoomBench.RoomId))
        {
            Server.RemovePeer(RoomBench.RoomId, peerId);
        }

        Server.Forget();
        _host.Dispose();
        Presence.Dispose();
        return ValueTask.CompletedTask;
    }
}
