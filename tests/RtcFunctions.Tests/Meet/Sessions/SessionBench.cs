using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Http;
using RtcFunctions.Meet;
using RtcFunctions.Meet.Sessions;
using RtcFunctions.Relay;
using RtcFunctions.Sandbox;
using RtcFunctions.Secrets;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Instances of the app's session in this process, around one simulated Gcore, one storage and one place to share it.</summary>
internal sealed class SessionBench : IAsyncDisposable
{
    private readonly SqliteFile _file = new();
    private readonly List<IHost> _hosts = [];

    public SessionBench() => Table = new FaultyTable(_file.Store);

    public GcoreSimulator Gcore { get; } = new(MeetApp.ApiToken, MeetApp.Username, MeetApp.Password);

    public ManualClock Clock { get; } = new();

    public SessionSlot Slot { get; } = new();

    public FaultyTable Table { get; }

    /// <summary>How often Gcore was asked for a session, and how often by a refresh token that it had seen already.</summary>
    public (int Logins, int Refreshes, int Reused) Calls =>
        (Gcore.Account.Logins, Gcore.Account.Refreshes, Gcore.Account.ReusedRefreshTokens);

    public static async Task<SessionBench> StartAsync()
    {
        var bench = new SessionBench();
        await bench.Gcore.Iam.StartAsync();
        return bench;
    }

    public static MeetSession Session(Outcome<MeetSession> outcome) =>
        outcome.Failed(out var session, out var problem) ? throw new InvalidOperationException(problem.Detail) : session;

    public MeetSessions Open(string username = MeetApp.Username) => Services(("Meet:Username", username), ("Meet:Password", MeetApp.Password))
        .GetRequiredService<MeetSessions>();

    /// <summary>An instance with these secrets.</summary>
    public IServiceProvider Services(params (string Name, string Value)[] secrets)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["Meet:IamEndpoint"] = Gcore.Iam.Endpoint.OriginalString;
        foreach (var (name, value) in secrets)
        {
            builder.Configuration[name] = value;
        }

        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<ITableStore>(Table);
        builder.AddSecrets().AddRelay().AddMeet();
        builder.Services.AddSingleton<IMeetSessionStore>(Slot);
        _hosts.Add(builder.Build());
        return _hosts[^1].Services;
    }

    /// <summary>What an instance that renews just now holds.</summary>
    public RenewalLock OpenLock() => new(Table, Clock);

    public async ValueTask DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        await Gcore.DisposeAsync();
        _file.Dispose();
    }
}
