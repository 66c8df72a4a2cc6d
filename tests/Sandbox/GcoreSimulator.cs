using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Sandbox;

/// <summary>Gcore: the four video servers, the Streaming Platform and IAM, each on a port of its own, around one account.</summary>
public sealed class GcoreSimulator : IAsyncDisposable
{
    public GcoreSimulator(string apiToken, string username, string password, string? jwtKey = null, TimeProvider? rateClock = null)
    {
        Account = new GcoreAccount(username) { ApiToken = apiToken, Password = password, JwtKey = jwtKey };
        Servers = [.. Enumerable.Range(0, 4).Select(_ => new GcoreVideoServer(Account))];
        Streaming = new GcoreStreaming(Account, rateClock ?? TimeProvider.System);
        Iam = new GcoreIam(Account);
    }

    public GcoreAccount Account { get; }

    /// <summary>serv0 to serv3.</summary>
    public IReadOnlyList<GcoreVideoServer> Servers { get; }

    public GcoreStreaming Streaming { get; }

    public GcoreIam Iam { get; }

    public IReadOnlyList<VendorSimulator> All => [.. Servers, Streaming, Iam];

    public Task StartAsync() => Task.WhenAll(All.Select(simulator => simulator.StartAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var simulator in All)
        {
            await simulator.DisposeAsync();
        }
    }

    /// <summary>From now on this permanent token is the right one.</summary>
    public void RotateSecret(string apiToken) => Account.ApiToken = apiToken;

    public void RotatePassword(string password) => Account.Password = password;

    /// <summary>The server that holds the room: the digit after <c>serv</c>, else the first.</summary>
    public GcoreVideoServer ServerOf(string roomId)
    {
        return Servers[roomId is ['s', 'e', 'r', 'v', >= '0' and <= '3' and var digit, ..] ? digit - '0' : 0];
    }

    /// <summary>Opens a room link as a browser would; throws <see cref="RefusedTokenException"/>.</summary>
    public RoomLink Open(string url) => RoomLink.Open(url, Account.JwtKey);
}
