using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>A simulated Gcore for each test, with somebody to ask and to tell.</summary>
public abstract class GcoreTests : IAsyncLifetime
{
    protected const string Room = "serv2test";
    protected const string Link = $"https://meet.gcore.com/call/?roomId={Room}";
    protected const string JwtKey = "a-text-of-at-least-thirty-two-bytes";

    protected static readonly (string, string) ApiToken = ("Authorization", "APIKey 1030$abc");

    protected GcoreSimulator Gcore { get; } = new("1030$abc", "ada", "lovelace", JwtKey);

    private protected CallbackReceiver Receiver { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Receiver = await CallbackReceiver.StartAsync();
        await Gcore.StartAsync();
        Gcore.Callbacks = Receiver.Callbacks;
    }

    public async Task DisposeAsync()
    {
        await Gcore.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>What was told once all of it has arrived.</summary>
    protected async Task<IReadOnlyList<string>> ToldAsync()
    {
        await Gcore.Webhooks.DrainAsync();
        return Receiver.Told;
    }
}
