using RtcFunctions.Sandbox.App;
using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Sandbox;

/// <summary>
/// Gcore: the four video servers, the Streaming Platform and IAM, each on a port of its own, around one account; and the people who
/// open room links, for whom it asks and of whom it tells.
/// </summary>
public sealed class GcoreSimulator : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = AppClient.Create();
    private readonly Entrance _entrance;

    public GcoreSimulator(string apiToken, string username, string password, string? jwtKey = null, TimeProvider? rateClock = null)
    {
        _http.Timeout = Patience;
        _entrance = new Entrance(this, new AccessCheck(_http));
        Account = new GcoreAccount(username) { ApiToken = apiToken, Password = password, JwtKey = jwtKey };
        Webhooks = new WebhookDelivery(_http);
        Streaming = new GcoreStreaming(Account, rateClock ?? TimeProvider.System);
        Iam = new GcoreIam(Account);
        var orders = new GcoreOrders(this);
        Servers = [.. Enumerable.Range(0, 4).Select(_ => new GcoreVideoServer(Account, orders, Tell))];
    }

    public GcoreAccount Account { get; }

    /// <summary>serv0 to serv3.</summary>
    public IReadOnlyList<GcoreVideoServer> Servers { get; }

    public GcoreStreaming Streaming { get; }

    public GcoreIam Iam { get; }

    /// <summary>What becomes of webhooks on their way.</summary>
    public WebhookDelivery Webhooks { get; }

    /// <summary>Null until the account's owner has had something registered: then nobody is asked and nothing is told.</summary>
    public GcoreCallbacks? Callbacks
    {
        get => Webhooks.Callbacks;
        set => Webhooks.Callbacks = value;
    }

    /// <summary>The account's JWT option: no link without a token is let in.</summary>
    public bool RequiresJwt { get; set; }

    /// <summary>Everybody who is truly in a room.</summary>
    public IReadOnlyList<Participant> Participants => [.. Servers.SelectMany(server => server.Participants)];

    public IReadOnlyList<VendorSimulator> All => [.. Servers, Streaming, Iam];

    public Task StartAsync() => Task.WhenAll(All.Select(simulator => simulator.StartAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var simulator in All)
        {
            await simulator.DisposeAsync();
        }

        Webhooks.Dispose();
        _http.Dispose();
    }

    /// <summary>From now on this permanent token is the right one.</summary>
    public void RotateSecret(string apiToken) => Account.ApiToken = apiToken;

    public void RotatePassword(string password) => Account.Password = password;

    /// <summary>The server that holds the room: the digit after <c>serv</c>, else the first.</summary>
    public GcoreVideoServer ServerOf(string roomId)
    {
        return Servers[roomId is ['s', 'e', 'r', 'v', >= '0' and <= '3' and var digit, ..] ? digit - '0' : 0];
    }

    /// <summary>Reads a room link as a browser would; throws <see cref="RefusedTokenException"/>.</summary>
    public RoomLink Open(string url) => RoomLink.Open(url, Account.JwtKey);

    /// <summary>
    /// Lets somebody open a room link and enter, if the vendor and the access check agree; the name is what he types where the link
    /// gives him none.
    /// </summary>
    public Task<Entry> JoinAsync(string url, string typedName = "") => _entrance.OpenAsync(url, typedName);

    private void Tell(PresenceChange change)
    {
        Webhooks.Tell(change);
        if (change.Event == PresenceChange.Disconnected)
        {
            Streaming.Record(change.Who, change.At);
        }
    }
}
