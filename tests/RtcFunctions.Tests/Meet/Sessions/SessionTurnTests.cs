using RtcFunctions.Meet.Sessions;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>What an instance does while another has the turn to renew their session, or has had it.</summary>
public sealed class SessionTurnTests : TwoInstances
{
    [Fact]
    public async Task Who_needs_another_session_waits_for_theOne_that_is_being_made()
    {
        var refused = await GetAsync(One);
        var renewals = Bench.OpenLock();
        var turn = await renewals.TakeAsync(refused.Refresh, default);

        var waiting = RenewAsync(One, refused);
        await LooksAsync();
        var made = new MeetSession(refused.Account, "made", "by another", Bench.Clock.GetUtcNow(), DateTimeOffset.MaxValue);
        Bench.Slot.Value = MeetSessionJson.Write(made);
        await renewals.GiveBackAsync(turn!, default);

        Assert.Equal(made.Version, (await waiting).Version);
        Assert.Equal((1, 0, 0), Bench.Calls);
    }

    [Fact]
    public async Task Who_has_a_session_that_is_good_for_a_while_does_not_wait()
    {
        var session = await GetAsync(One);
        await Bench.OpenLock().TakeAsync(session.Refresh, default);
        Bench.Clock.Advance(TimeSpan.FromMinutes(48) - RenewalLock.TurnLength / 2);
        await Bench.OpenLock().TakeAsync(session.Refresh, default);
        Bench.Clock.Advance(RenewalLock.TurnLength / 2);

        var serving = await GetAsync(One);

        Assert.Equal(session.Version, serving.Version);
        Assert.Equal((1, 0, 0), Bench.Calls);
    }

    [Fact]
    public async Task Who_has_waited_long_enough_logs_in_for_himself_alone()
    {
        var refused = await GetAsync(One);
        var shared = Bench.Slot.Value;
        await Bench.OpenLock().TakeAsync(refused.Refresh, default);

        var waiting = RenewAsync(One, refused);
        await LooksAsync();
        Bench.Clock.Advance(TimeSpan.FromSeconds(10));
        var own = await waiting;

        Assert.NotEqual(refused.Version, own.Version);
        Assert.Equal(shared, Bench.Slot.Value);
        Assert.Equal((2, 0, 0), Bench.Calls);
    }

    [Fact]
    public async Task The_refresh_token_of_a_holder_that_died_is_not_sent_again()
    {
        var refused = await GetAsync(One);
        await Bench.OpenLock().TakeAsync(refused.Refresh, default);
        Bench.Clock.Advance(RenewalLock.TurnLength);

        var renewed = await RenewAsync(One, refused);

        Assert.Equal(renewed.Version, Bench.Slot.Session?.Version);
        Assert.Equal((2, 0, 0), Bench.Calls);
        Assert.Empty(Bench.Gcore.Account.SentRefreshTokens);
    }

    [Fact]
    public async Task A_holder_that_wakes_up_when_its_turn_is_over_leaves_what_another_made()
    {
        var refused = await GetAsync(One);
        await GetAsync(Other);
        Bench.Gcore.Iam.Misbehave(Misbehaviour.SlowBody(TimeSpan.FromSeconds(1)));
        var frozen = RenewAsync(One, refused);
        await Bench.Gcore.Iam.WaitForRequestsAsync(2);
        Bench.Clock.Advance(RenewalLock.TurnLength);

        var renewed = await RenewAsync(Other, refused);
        await frozen;

        Assert.Equal(renewed.Version, Bench.Slot.Session?.Version);
        Assert.Equal((2, 1, 0), Bench.Calls);
    }

    [Fact]
    public async Task A_refresh_that_failed_is_followed_by_a_login()
    {
        var refused = await GetAsync(One);
        await GetAsync(Other);
        Bench.Gcore.Iam.Misbehave(Misbehaviour.ResetBeforeAnswer);

        var failed = (await One.RenewAsync(refused.Version, default)).Failed(out _, out _);
        var renewed = await RenewAsync(Other, refused);

        Assert.True(failed);
        Assert.Equal(renewed.Version, Bench.Slot.Session?.Version);
        Assert.Equal((2, 0, 0), Bench.Calls);
    }

    /// <summary>Until an instance has seen that another has the turn.</summary>
    private Task LooksAsync()
    {
        var reads = Bench.Table.Reads;
        return Eventually.HoldsAsync(() => Task.FromResult(Bench.Table.Reads > reads + 1));
    }
}
