using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Operations.Health;

namespace RtcFunctions.Tests.Meet;

/// <summary>The app wired to a simulated Gcore, with the permanent token.</summary>
public class MeetApp : IAsyncLifetime
{
    public const string JwtKey = "a key of the account with more than 32 bytes";
    public const string ApiToken = "1030$0b219f0239c7a418";
    public const string Username = "rtc@example.com";
    public const string Password = "the password";

    public GcoreSimulator Gcore { get; } = new(ApiToken, Username, Password, JwtKey);

    public AppProcess App { get; private set; } = null!;

    public HttpClient Client => App.Client;

    protected virtual IReadOnlyDictionary<string, string> Settings => With(("Meet__ApiToken", ApiToken), ("Meet__JwtKey", JwtKey));

    public async Task InitializeAsync()
    {
        await Gcore.StartAsync();
        App = await AppProcess.StartAsync(Settings);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Gcore.DisposeAsync();
    }

    /// <summary>The endpoints, and these settings besides.</summary>
    protected IReadOnlyDictionary<string, string> With(params (string Name, string Value)[] settings) => Wire(Gcore, settings);

    public static IReadOnlyDictionary<string, string> Wire(GcoreSimulator gcore, params (string Name, string Value)[] settings)
    {
        // No timer by itself: no request comes that a test did not ask for.
        var all = new Dictionary<string, string>(Operator.NoTimerByItself, StringComparer.Ordinal)
        {
            ["Meet__StreamingEndpoint"] = gcore.Streaming.Endpoint.OriginalString,
            ["Meet__IamEndpoint"] = gcore.Iam.Endpoint.OriginalString,
        };
        for (var i = 0; i < gcore.Servers.Count; i++)
        {
            all[FormattableString.Invariant($"Meet__Servers__serv{i}")] = gcore.Servers[i].Endpoint.OriginalString;
        }

        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }
}

/// <summary>The same, with a username and a password in place of the token.</summary>
public sealed class MeetLoginApp : MeetApp
{
    protected override IReadOnlyDictionary<string, string> Settings => With(("Meet__Username", Username), ("Meet__Password", Password));
}

/// <summary>The same, with every choice that the settings leave made the other way, and no JWT key.</summary>
public sealed class OtherwiseMeetApp : MeetApp
{
    protected override IReadOnlyDictionary<string, string> Settings => With(
        ("Meet__ApiToken", ApiToken),
        ("Meet__ExistingPeer", "body"),
        ("Meet__VideoSearch", "list"),
        ("Meet__RequestsPerSecond", "2"),
        ("Meet__RoomBaseUrl", "https://rooms.example.com/"),
        ("Meet__RoomUrlStyle", "path"),
        ("Meet__AllowDebugAttributes", "true"));
}
