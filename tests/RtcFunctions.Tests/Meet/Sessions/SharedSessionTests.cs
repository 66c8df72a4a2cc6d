using RtcFunctions.Meet.Sessions;

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

    private static Task<MeetSession> GetAsync(MeetSessions instance) => Task.Run(async () => SessionBench.Session(await instance.GetAsync(default)));

    private async Task<MeetSession> RenewAsync(MeetSessions instance, MeetSession refused)
    {
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        return SessionBench.Session(await instance.RenewAsync(refused.Version, default));
    }
}
