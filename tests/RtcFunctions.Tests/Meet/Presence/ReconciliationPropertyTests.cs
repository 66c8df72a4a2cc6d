using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Meet.Access;

namespace RtcFunctions.Tests.Meet.Presence;

public sealed class ReconciliationPropertyTests : IAsyncLifetime
{
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(25).WithStartSize(3).WithEndSize(20);

    private GcoreSimulator _gcore = null!;

    public async Task InitializeAsync() => _gcore = await ReconciliationBench.StartGcoreAsync();

    public async Task DisposeAsync() => await _gcore.DisposeAsync();

    [Fact]
    public void Whatever_is_repeated_lost_or_swapped_presence_is_the_truth_once_reconciled() =>
        Prop.ForAll(ToldStep.Any, steps => FollowAsync(steps).GetAwaiter().GetResult()).Check(Few);

    private async Task FollowAsync(ToldStep[] steps)
    {
        await using var bench = ReconciliationBench.Of(_gcore);
        await bench.MakeAsync();
        var late = new List<Func<Task>>();
        foreach (var step in steps)
        {
            bench.Presence.Pass(TimeSpan.FromSeconds(step.Seconds));
            await HappenAsync(bench, step);
            await TellAsync(bench, step, late);
            await ComparePlacesAsync(bench);
        }

        await Task.WhenAll(late.Select(tell => tell()));
        bench.Presence.Pass(TimeSpan.FromMinutes(10));
        await bench.ReconcileAsync();

        await ComparePlacesAsync(bench);
        var truth = bench.Server.Peers(RoomBench.RoomId);
        foreach (var peerId in steps.Select(step => step.PeerId).Distinct(StringComparer.Ordinal))
        {
            Assert.Equal(truth.Contains(peerId, StringComparer.Ordinal), await bench.Presence.IsConnectedAsync(peerId));
        }

        Assert.Equal(truth.Count, (await bench.Presence.Room.ReadAsync()).Occupancy.Connected);
    }

    private static async Task HappenAsync(ReconciliationBench bench, ToldStep step)
    {
        if (!step.Comes)
        {
            bench.Server.RemovePeer(RoomBench.RoomId, step.PeerId);
        }
        else if (await bench.Presence.CheckAsync(step.PeerId, "token") is "admitted" or "replaces")
        {
            bench.Server.AddPeer(RoomBench.RoomId, step.PeerId);
        }
    }

    private static async Task TellAsync(ReconciliationBench bench, ToldStep step, List<Func<Task>> late)
    {
        var earlier = late.ToArray();
        late.Clear();
        for (var times = step.Telling switch { Telling.Twice => 2, Telling.Once or Telling.AgainLate => 1, _ => 0 }; times > 0; times--)
        {
            await SayAsync();
        }

        foreach (var tell in earlier)
        {
            await tell();
        }

        if (step.Telling is Telling.Late or Telling.AgainLate)
        {
            late.Add(SayAsync);
        }

        Task SayAsync() => step.Comes ? bench.Presence.ConnectAsync(step.PeerId) : bench.Presence.DisconnectAsync(step.PeerId);
    }

    private static async Task ComparePlacesAsync(ReconciliationBench bench)
    {
        var places = await bench.Presence.PlacesAsync();
        Assert.Equal(await bench.Presence.HeldPlacesAsync(), places);
        Assert.True((await bench.Presence.Room.ReadAsync()).Occupancy.Connected >= 0);
    }
}
