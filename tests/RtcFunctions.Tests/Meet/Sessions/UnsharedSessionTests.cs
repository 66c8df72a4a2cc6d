using RtcFunctions.Meet.Sessions;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>What an instance does that cannot share its session: no request fails, and no refresh token is sent that others know.</summary>
public sealed class UnsharedSessionTests : IAsyncLifetime
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
    public async Task Without_the_lock_each_instance_logs_in()
    {
        var refused = await GetAsync(_one);
        await GetAsync(_other);
        var shared = _bench.Slot.Value;
        _bench.Table.IsAway = true;

        var own = await RenewAsync(_one, refused);
        var others = await RenewAsync(_other, refused);

        Assert.NotEqual(own.Version, others.Version);
        Assert.Equal(shared, _bench.Slot.Value);
        Assert.Equal((3, 0, 0), _bench.Calls);
    }

    [Fact]
    public async Task Without_the_lock_a_newer_session_of_another_is_found_all_the_same()
    {
        var refused = await GetAsync(_one);
        await GetAsync(_other);
        var renewed = await RenewAsync(_other, refused);
        _bench.Table.IsAway = true;

        var found = await RenewAsync(_one, refused);

        Assert.Equal(renewed.Version, found.Version);
        Assert.Equal((1, 1, 0), _bench.Calls);
    }

    [Fact]
    public async Task Without_the_shared_session_each_instance_logs_in()
    {
        var refused = await GetAsync(_one);
        await GetAsync(_other);
        _bench.Slot.IsAway = true;

        await RenewAsync(_one, refused);
        await RenewAsync(_other, refused);

        Assert.Equal((3, 0, 0), _bench.Calls);
    }

    [Fact]
    public async Task A_session_that_could_not_be_shared_serves_its_instance()
    {
        var refused = await GetAsync(_one);
        await GetAsync(_other);
        _bench.Slot.RefusesWrites = true;

        var own = await RenewAsync(_one, refused);
        var others = await RenewAsync(_other, refused);
        var again = await RenewAsync(_one, own);

        Assert.Equal(3, new[] { own, others, again }.Select(session => session.Version).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal((3, 1, 0), _bench.Calls);
    }

    [Fact]
    public async Task Once_it_can_be_shared_again_it_is()
    {
        _bench.Table.IsAway = true;
        await GetAsync(_one);
        await GetAsync(_other);
        _bench.Table.IsAway = false;
        _bench.Clock.Advance(TimeSpan.FromMinutes(48));

        var first = await GetAsync(_one);
        var second = await GetAsync(_other);

        Assert.Equal(first.Version, second.Version);
        Assert.Equal((3, 0, 0), _bench.Calls);
    }

    [Fact]
    public async Task A_turn_whose_answer_was_lost_delays_its_instance_no_longer()
    {
        var refused = await GetAsync(_one);
        _bench.Table.LosesAnswers = true;
        var own = await RenewAsync(_one, refused);
        _bench.Table.LosesAnswers = false;

        var shared = await RenewAsync(_one, own);

        Assert.Equal(shared.Version, _bench.Slot.Session?.Version);
        Assert.Equal((3, 0, 0), _bench.Calls);
    }

    private static async Task<MeetSession> GetAsync(MeetSessions instance) => SessionBench.Session(await instance.GetAsync(default));

    private async Task<MeetSession> RenewAsync(MeetSessions instance, MeetSession refused)
    {
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        return SessionBench.Session(await instance.RenewAsync(refused.Version, default));
    }
}
