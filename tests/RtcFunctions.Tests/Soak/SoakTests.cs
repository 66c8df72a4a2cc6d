using RtcFunctions.Tests.Storage.Emulator;
using Xunit.Abstractions;

namespace RtcFunctions.Tests.Soak;

/// <summary>Everything at once: traffic to every function, and faults of vendors, storage and instances, by a seed that is told.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Visitors = 24;
    private const int Relays = 8;
    private const int Others = 4;

    [AzuriteFact]
    public async Task Nothing_is_lost_and_nothing_promised_is_broken_whatever_fails_meanwhile()
    {
        var plan = SoakPlan.FromEnvironment();
        var tally = new SoakTally();
        output.WriteLine($"RTC_SOAK_SEED={plan.Seed}, {plan.Length}");
        await using var stage = await SoakStage.StartAsync(plan.Seed, tally);
        var caller = new SoakCaller(stage);
        var visitors = new SoakVisitors(stage, caller);
        var relays = new SoakRelays(stage, caller);
        var gauge = new SoakGauge(stage);
        await visitors.OpenRoomsAsync();
        var followers = SoakVisitors.Rooms.ToDictionary(room => room, room => new SoakFollower(caller, room), StringComparer.Ordinal);

        using var over = new CancellationTokenSource();
        using var faultsOver = new CancellationTokenSource(plan.Length);
        Task[] traffic =
        [
            .. Loops(Visitors, visitors.VisitAsync, over.Token),
            .. Loops(Relays, relays.RelayAsync, over.Token),
            .. Loops(Others, relays.AskElseAsync, over.Token),
            .. followers.Values.Select(follower => LoopAsync(() => FollowAsync(follower), over.Token)),
            gauge.RunAsync(over.Token),
        ];
        await new SoakFaults(stage).RunAsync(faultsOver.Token);
        await over.CancelAsync();
        await Task.WhenAll(traffic);
        await new SoakTruth(stage, visitors, tally).CheckAsync(followers, caller);

        output.WriteLine(gauge.Report());
        output.WriteLine(string.Join(Environment.NewLine, tally.Report()));
        output.WriteLine($"events followed: {followers.Values.Sum(follower => follower.Read.Count)}, of webhooks told: {visitors.Told.Count}");
        Assert.Empty(tally.Violations);
    }

    private static IEnumerable<Task> Loops(int count, Func<Task> doAsync, CancellationToken over) =>
        Enumerable.Range(0, count).Select(_ => LoopAsync(doAsync, over));

    private static async Task LoopAsync(Func<Task> doAsync, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await doAsync();
        }
    }

    private static async Task FollowAsync(SoakFollower follower)
    {
        if (await follower.GoOnAsync() is not true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
