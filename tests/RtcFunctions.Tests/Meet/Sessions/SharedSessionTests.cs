using RtcFunctions.Meet.Sessions;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Two instances and one session, by a clock that the test moves.</summary>
public sealed class SharedSessionTests : IAsyncLifetime
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
    public async Task One_login_serves_all_instances()
    {
        var first = await GetAsync(_one);
        var second = await GetAsync(_other);

        Assert.Equal(first.Version, second.Version);
        Assert.Equal((1, 0, 0), _bench.Calls);
    }

    [Theory]
    [InlineData(48)]
    [InlineData(60)]
    public async Task However_many_instances_notice_its_end_it_is_renewed_once(int minutes)
    {
        MeetSessions[] instances = [_one, _other, .. Enumerable.Range(0, 6).Select(_ => _bench.Open())];
        foreach (var instance in instances)
        {
            await GetAsync(instance);
        }

        _bench.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await Task.WhenAll(instances.Select(instance => Task.Run(() => GetAsync(instance))));

        Assert.Equal((1, 1, 0), _bench.Calls);
    }

    [Fact]
    public async Task One_that_is_refused_takes_the_newer_session_of_another()
    {
        var refused = await GetAsync(_one);
        await GetAsync(_other);
        var renewed = await RenewAsync(_other, refused);

        var found = await RenewAsync(_one, refused);

        Assert.Equal(renewed.Version, found.Version);
        Assert.Equal((1, 1, 0), _bench.Calls);
    }

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

    [Fact]
    public async Task A_session_of_another_account_is_none()
    {
        await GetAsync(_one);
        _bench.Slot.Value = _bench.Slot.Value!.Replace(_bench.Slot.Session!.Account, "another", StringComparison.Ordinal);

        var own = await GetAsync(_other);

        Assert.Equal(own.Version, _bench.Slot.Session?.Version);
        Assert.Equal((2, 0, 0), _bench.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("a session, once")]
    [InlineData("""{"account":"a","access":"a\r\nX: 1","refresh":"r","issuedAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("""{"account":"a","access":"a","refresh":"r","issuedAt":"yesterday"}""")]
    public async Task What_is_no_session_is_replaced_by_one(string value)
    {
        _bench.Slot.Value = value;

        var session = await GetAsync(_one);

        Assert.Equal(session.Version, _bench.Slot.Session?.Version);
        Assert.Equal((1, 0, 0), _bench.Calls);
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
