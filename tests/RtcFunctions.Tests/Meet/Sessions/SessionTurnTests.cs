using RtcFunctions.Meet.Sessions;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>What an instance does while another has the turn to renew their session, or has had it.</summary>
public sealed class SessionTurnTests : IAsyncLifetime
{
    private SessionBench _bench = null!;
    private MeetSessions _one = null!;
    private MeetSessions _other = null!;

    public async Task InitializeAsync()
    {
        _bench = await SessionBench.StartAsync();
        (_one, _other) = (_bench.Open(), _bench.Open());
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Who_needs_another_session_waits_for_the_one_that_is_being_made()
    {
        var refused = await GetAsync(_one);
        var renewals = _bench.OpenLock();
        var turn = await renewals.TakeAsync(refused.Refresh, default);

        var waiting = RenewAsync(_one, refused);
        await LooksAsync();
        var made = new MeetSession(refused.Account, "made", "by another", _bench.Clock.GetUtcNow(), DateTimeOffset.MaxValue);
        _bench.Slot.Value = MeetSessionJson.Write(made);
        await renewals.GiveBackAsync(turn!, default);

        Assert.Equal(made.Version, (await waiting).Version);
        Assert.Equal((1, 0, 0), _bench.Calls);
    }

    [Fact]
    public async Task Who_has_a_session_that_is_good_for_a_while_does_not_wait()
    {
        var session = await GetAsync(_one);
        await _bench.OpenLock().TakeAsync(session.Refresh, default);
        _bench.Clock.Advance(TimeSpan.FromMinutes(48) - RenewalLock.TurnLength / 2);
        await _bench.OpenLock().TakeAsync(session.Refresh, default);
        _bench.Clock.Advance(RenewalLock.TurnLength / 2);

        var serving = await GetAsync(_one);

        Assert.Equal(session.Version, serving.Version);
        Assert.Equal((1, 0, 0), _bench.Calls);
    }

    [Fact]
    public async Task Who_has_waited_long_enough_logs_in_for_himself_alone()
    {
        var refused = await GetAsync(_one);
        var shared = _bench.Slot.Value;
        await _bench.OpenLock().TakeAsync(refused.Refresh, default);

        var waiting = RenewAsync(_one, refused);
        await LooksAsync();
        _bench.Clock.Advance(TimeSpan.FromSeconds(10));
        var own = await waiting;

        Assert.NotEqual(refused.Version, own.Version);
        Assert.Equal(shared, _bench.Slot.Value);
        Assert.Equal((2, 0, 0), _bench.Calls);
    }

    [Fact]
    public async Task The_refresh_token_of_a_holder_that_died_is_not_sent_again()
    {
        var refused = await GetAsync(_one);
        await _bench.OpenLock().TakeAsync(refused.Refresh, default);
        _bench.Clock.Advance(RenewalLock.TurnLength);

        var renewed = await RenewAsync(_one, refused);

        Assert.Equal(renewed.Version, _bench.Slot.Session?.Version);
        Assert.Equal((2, 0, 0), _bench.Calls);
        Assert.Empty(_bench.Gcore.Account.SentRefreshTokens);
    }

    [Fact]
    public async Task A_holder_that_wakes_up_when_its_turn_is_over_leaves_what_another_made()
    {
        var refused = await GetAsync(_one);
        await GetAsync(_other);
        _bench.Gcore.Iam.Misbehave(Misbehaviour.SlowBody(TimeSpan.FromSeconds(1)));
        var frozen = RenewAsync(_one, refused);
        await _bench.Gcore.Iam.WaitForRequestsAsync(2);
        _bench.Clock.Advance(RenewalLock.TurnLength);

        var renewed = await RenewAsync(_other, refused);
        await frozen;

        Assert.Equal(renewed.Version, _bench.Slot.Session?.Version);
        Assert.Equal((2, 1, 0), _bench.Calls);
    }

    [Fact]
    public async Task A_refresh_that_failed_is_followed_by_a_login()
    {
        var refused = await GetAsync(_one);
        await GetAsync(_other);
        _bench.Gcore.Iam.Misbehave(Misbehaviour.ResetBeforeAnswer);

        var failed = (await _one.RenewAsync(refused.Version, default)).Failed(out _, out _);
        var renewed = await RenewAsync(_other, refused);

        Assert.True(failed);
        Assert.Equal(renewed.Version, _bench.Slot.Session?.Version);
        Assert.Equal((2, 0, 0), _bench.Calls);
    }

    /// <summary>Until an instance has seen that another has the turn.</summary>
    private Task LooksAsync()
    {
        var reads = _bench.Table.Reads;
        return Eventually.HoldsAsync(() => Task.FromResult(_bench.Table.Reads > reads + 1));
    }

    private static Task<MeetSession> GetAsync(MeetSessions instance) => Task.Run(async () => SessionBench.Session(await instance.GetAsync(default)));

    private async Task<MeetSession> RenewAsync(MeetSessions instance, MeetSession refused)
    {
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        return SessionBench.Session(await instance.RenewAsync(refused.Version, default));
    }
}
