using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Webhooks;

public sealed class PresencePropertyTests
{
    private const int Max = 2;

    private static readonly string[] Answers = ["admitted", "replaces", "full", "not_invited"];

    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(25).WithStartSize(3).WithEndSize(25);

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, true, true)]
    [InlineData(false, true, true)]
    [InlineData(true, false, false)]
    public void Whatever_comes_in_whatever_order_the_count_is_that_of_the_places_held(bool requireAccessToken, bool evicts, bool transacts) =>
        Prop.ForAll(PresenceStep.Any, steps => CountAsync(steps, requireAccessToken, evicts, transacts).GetAwaiter().GetResult()).Check(Few);

    [Fact]
    public void What_is_told_once_and_in_order_is_the_truth() =>
        Prop.ForAll(PresenceStep.Faithful, steps => FollowAsync(steps).GetAwaiter().GetResult()).Check(Few);

    private static async Task CountAsync(PresenceStep[] steps, bool requireAccessToken, bool evicts, bool transacts)
    {
        using var bench = new PresenceBench(transacts) { Evicts = evicts };
        await MakeAsync(bench, new RoomPolicy { MaxParticipants = Max, RequirePeerId = false, RequireAccessToken = requireAccessToken });
        var together = new List<Task>();
        foreach (var step in steps)
        {
            if (step.Seconds > 0)
            {
                await Task.WhenAll(together);
                together.Clear();
                await CompareAsync(bench);
                bench.Pass(TimeSpan.FromSeconds(step.Seconds));
            }

            together.Add(ActAsync(bench, step));
        }

        await Task.WhenAll(together);
        await CompareAsync(bench);
    }

    private static async Task CompareAsync(PresenceBench bench)
    {
        var (counted, held) = (await bench.PlacesAsync(), await bench.HeldPlacesAsync());
        Assert.Equal(held, counted);
    }

    private static Task ActAsync(PresenceBench bench, PresenceStep step) => step.Act switch
    {
        PresenceAct.Check => CheckAsync(bench, step.PeerId, "token"),
        PresenceAct.CheckAsModerator => CheckAsync(bench, step.PeerId, "moderator's"),
        PresenceAct.CheckAnonymously => CheckAsync(bench, "", "token"),
        PresenceAct.Connect => bench.ConnectAsync(step.PeerId),
        PresenceAct.Disconnect => bench.DisconnectAsync(step.PeerId),
        PresenceAct.Announce => bench.AnnounceAsync(step.PeerId),
        PresenceAct.AnnounceModerator => bench.AnnounceAsync(step.PeerId, isModerator: true),
        _ => throw new InvalidOperationException($"{step.Act} is no act of its own."),
    };

    private static async Task CheckAsync(PresenceBench bench, string peerId, string token) =>
        Assert.Contains(await bench.CheckAsync(peerId, token), Answers);

    private static async Task FollowAsync(PresenceStep[] steps)
    {
        using var bench = new PresenceBench();
        await MakeAsync(bench, new RoomPolicy());
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            bench.Pass(TimeSpan.FromSeconds(step.Seconds));
            await TellAsync(bench, step, present);

            Assert.Equal(present.Count, await bench.PlacesAsync());
            foreach (var peerId in steps.Select(other => other.PeerId).Distinct(StringComparer.Ordinal))
            {
                Assert.Equal(present.Contains(peerId), await bench.IsConnectedAsync(peerId));
            }
        }
    }

    private static async Task TellAsync(PresenceBench bench, PresenceStep step, HashSet<string> present)
    {
        if (step.Act == PresenceAct.Leave)
        {
            await (present.Remove(step.PeerId) ? bench.DisconnectAsync(step.PeerId) : Task.CompletedTask);
            return;
        }

        await bench.CheckAsync(step.PeerId, "token");
        if (present.Add(step.PeerId))
        {
            await bench.ConnectAsync(step.PeerId);
        }
        else if (step.Act == PresenceAct.EnterOldEndingFirst)
        {
            await bench.DisconnectAsync(step.PeerId);
            await bench.ConnectAsync(step.PeerId);
        }
        else
        {
            await bench.ConnectAsync(step.PeerId);
            await bench.DisconnectAsync(step.PeerId);
        }
    }

    private static async Task MakeAsync(PresenceBench bench, RoomPolicy policy)
    {
        await bench.Room.MakeAsync(policy);
        await bench.Room.InviteAsync("token");
        await bench.Room.InviteAsync("moderator's", invitation => invitation with { IsModerators = true });
    }
}
