using Microsoft.Extensions.Logging.Abstractions;
using RtcFunctions.Secrets;

namespace RtcFunctions.Tests.Secrets;

/// <summary>How secrets are read again without anybody asking, and what is said of them meanwhile.</summary>
public sealed class SecretRefreshTests
{
    private const string Name = "Vendor--Key";

    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    private readonly ManualClock _clock = new();
    private readonly ScriptedSource _source = new();
    private readonly SecretCache _cache;

    public SecretRefreshTests() => _cache = new SecretCache(_source, _clock, NullLogger<SecretCache>.Instance);

    [Fact]
    public async Task A_rotated_secret_is_in_use_after_a_refresh_however_soon_it_comes()
    {
        _source.Answer(new Secret("old", "1"));
        await GetAsync();
        _source.Answer(new Secret("new", "2"));

        var unread = await _cache.RefreshAsync(default);

        Assert.Empty(unread);
        Assert.Equal("new", (await GetAsync()).Secret?.Value);
        Assert.Equal(2, _source.Reads);
    }

    [Fact]
    public async Task A_refresh_is_not_content_with_a_read_that_began_before_it_and_never_makes_two_at_once()
    {
        var before = _source.AnswerLater();
        var first = GetAsync();
        await _source.WaitForReadsAsync(1);
        var after = _source.AnswerLater();

        var refresh = _cache.RefreshAsync(default);
        var readsMeanwhile = _source.Reads;
        before.SetResult(new Secret("old", "1"));
        await _source.WaitForReadsAsync(2);
        after.SetResult(new Secret("new", "2"));

        Assert.Empty(await refresh);
        Assert.Equal(("old", 1), ((await first).Secret?.Value, readsMeanwhile));
        Assert.Equal("new", (await GetAsync()).Secret?.Value);
    }

    [Fact]
    public async Task A_refresh_reads_what_is_in_use_and_names_what_it_could_not_read()
    {
        Assert.Empty(await _cache.RefreshAsync(default));
        Assert.Equal(0, _source.Reads);
        await _cache.GetAsync("B--Key", default);
        await _cache.GetAsync("A--Key", default);
        _source.Fail();

        var unread = await _cache.RefreshAsync(default);

        Assert.Equal(["A--Key", "B--Key"], unread);
        Assert.Equal(4, _source.Reads);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_secret_is_read_again_once_it_is_five_minutes_old_though_nobody_asks(bool isThere)
    {
        _source.Answer(isThere ? new Secret("old", "1") : null);
        await GetAsync();
        _clock.Advance(FiveMinutes - TimeSpan.FromTicks(1));
        _cache.RefreshWhereDue();
        var readsWhileFresh = _source.Reads;

        _clock.Advance(TimeSpan.FromTicks(1));
        _cache.RefreshWhereDue();
        await _source.WaitForReadsAsync(2);

        Assert.Equal(1, readsWhileFresh);
    }

    [Fact]
    public async Task A_secret_that_could_not_be_read_is_tried_again_before_that()
    {
        _source.Answer(new Secret("old", "1"));
        await GetAsync();
        _source.Fail();
        await _cache.RefreshAsync(default);
        _source.Answer(new Secret("new", "2"));
        _clock.Advance(TimeSpan.FromSeconds(10));

        _cache.RefreshWhereDue();
        await _source.WaitForReadsAsync(3);
        while (_cache.Standing().State is not SecretsState.Ok)
        {
            await Task.Yield();
        }

        Assert.Equal("new", (await GetAsync()).Secret?.Value);
    }

    [Fact]
    public async Task The_background_reads_by_itself()
    {
        using var refresh = new BackgroundRefresh(_cache, new HurriedClock());
        _source.Answer(new Secret("old", "1"));
        await GetAsync();
        _clock.Advance(FiveMinutes);

        await refresh.StartAsync(default);
        await _source.WaitForReadsAsync(2);
        await refresh.StopAsync(default);
    }

    [Fact]
    public async Task Secrets_are_ok_then_stale_since_the_first_failure_then_ok_again()
    {
        _source.Answer(new Secret("value", "1"));
        await GetAsync();
        var before = _cache.Standing();
        _source.Fail();
        await _cache.RefreshAsync(default);
        var failed = _clock.GetUtcNow();
        _clock.Advance(FiveMinutes);
        await _cache.RefreshAsync(default);
        var during = _cache.Standing();
        _source.Answer(new Secret("value", "1"));
        await _cache.RefreshAsync(default);

        Assert.Equal(new SecretsStanding(SecretsState.Ok, null, AnyCached: true), before);
        Assert.Equal(new SecretsStanding(SecretsState.Stale, failed, AnyCached: true), during);
        Assert.Equal(new SecretsStanding(SecretsState.Ok, null, AnyCached: true), _cache.Standing());
    }

    [Fact]
    public async Task Secrets_are_down_where_one_is_wanted_and_not_where_one_is_only_told_of()
    {
        _source.Fail();
        await _cache.PeekAsync("Other--Key", default);
        var told = _cache.Standing().State;

        await GetAsync();

        Assert.Equal(SecretsState.Stale, told);
        Assert.Equal(new SecretsStanding(SecretsState.Down, _clock.GetUtcNow(), AnyCached: false), _cache.Standing());
    }

    [Fact]
    public async Task A_first_read_that_takes_too_long_is_down_before_it_ends()
    {
        var answer = _source.AnswerLater();
        var asked = _clock.GetUtcNow();
        var reading = GetAsync();
        var atFirst = _cache.Standing().State;

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(SecretsState.Ok, atFirst);
        Assert.Equal(new SecretsStanding(SecretsState.Down, asked, AnyCached: false), _cache.Standing());
        answer.SetResult(new Secret("value", "1"));
        await reading;
        Assert.Equal(SecretsState.Ok, _cache.Standing().State);
    }

    [Fact]
    public async Task A_secret_that_is_missing_is_not_looked_for_again_to_be_told_of()
    {
        await _cache.PeekAsync(Name, default);
        _clock.Advance(TimeSpan.FromMinutes(4));
        await _cache.PeekAsync(Name, default);
        var readsToTell = _source.Reads;

        await GetAsync();
        await _source.WaitForReadsAsync(2);

        Assert.Equal(1, readsToTell);
    }

    private Task<SecretReading> GetAsync() => _cache.GetAsync(Name, default).AsTask();

    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
    }
}
