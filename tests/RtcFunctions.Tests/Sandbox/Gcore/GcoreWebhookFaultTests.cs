using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>What can go wrong with webhooks on their way.</summary>
public sealed class GcoreWebhookFaultTests : GcoreTests
{
    [Fact]
    public async Task They_can_be_lost()
    {
        Gcore.Webhooks.Faults = new() { Lost = 1 };

        Gcore.ServerOf(Room).AddPeer(Room, "ada").Leave();

        Assert.Empty(await ToldAsync());
        Assert.Equal(2, Gcore.Webhooks.Lost);
    }

    [Fact]
    public async Task They_can_come_twice()
    {
        Gcore.Webhooks.Faults = new() { Repeated = 1 };

        Gcore.ServerOf(Room).AddPeer(Room, "ada").Leave();

        Assert.Equal(["connected ada", "connected ada", "disconnected ada", "disconnected ada"], await ToldAsync());
    }

    [Fact]
    public async Task They_can_be_overtaken_by_the_next_of_their_room()
    {
        Gcore.Webhooks.Faults = new() { Reordered = 1 };

        var ada = Gcore.ServerOf(Room).AddPeer(Room, "ada");
        Gcore.ServerOf("another").AddPeer("another", "grace");
        ada.Leave();

        Assert.Equal(["disconnected ada", "connected ada", "connected grace"], (await ToldAsync()).Order(ByPeer));
    }

    [Fact]
    public async Task They_can_be_late()
    {
        Gcore.Webhooks.Faults = new() { Delayed = 1, LongestDelay = TimeSpan.FromSeconds(1) };
        var ada = Gcore.ServerOf(Room).AddPeer(Room, "ada");
        Gcore.Webhooks.Faults = WebhookFaults.None;

        ada.Leave();

        Assert.Equal(["disconnected ada", "connected ada"], await ToldAsync());
    }

    [Fact]
    public async Task The_same_goes_wrong_again_for_the_same_seed()
    {
        var first = await PlayAsync(seed: 7);
        var again = await PlayAsync(seed: 7);
        var another = await PlayAsync(seed: 8);

        Assert.Equal(first, again);
        Assert.NotEqual(first, another);
    }

    private static Comparer<string> ByPeer { get; } = Comparer<string>.Create((one, other) =>
        string.CompareOrdinal(one.Split(' ')[1], other.Split(' ')[1]));

    private async Task<string[]> PlayAsync(int seed)
    {
        var before = Receiver.Told.Count;
        Gcore.Webhooks.Faults = new() { Seed = seed, Lost = 0.2, Repeated = 0.2, Reordered = 0.2 };
        for (var i = 0; i < 50; i++)
        {
            Gcore.ServerOf(Room).AddPeer(Room, "ada").Leave();
        }

        return [.. (await ToldAsync()).Skip(before)];
    }
}
