using Microsoft.Extensions.Logging.Abstractions;
using RtcFunctions.Secrets;

namespace RtcFunctions.Tests.Secrets;

public sealed class SecretCacheTests
{
    private const string Name = "Vendor--Key";

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    private readonly ManualClock _clock = new();
    private readonly ScriptedSource _source = new();
    private readonly SecretCache _cache;

    public SecretCacheTests() => _cache = new SecretCache(_source, _clock, NullLogger<SecretCache>.Instance);

    [Fact]
    public async Task A_secret_is_read_once_however_many_ask_at_once()
    {
        var answer = _source.AnswerLater();

        var readings = Enumerable.Range(0, 100).Select(_ => GetAsync()).ToArray();
        answer.SetResult(new Secret("value", "1"));

        Assert.All(await Task.WhenAll(readings), reading => Assert.Equal("value", reading.Secret?.Value));
        Assert.Equal(1, _source.Reads);
    }

    [Fact]
    public async Task A_cached_secret_serves_without_a_read_for_five_minutes_and_beyond_while_it_is_read_again()
    {
        _source.Answer(new Secret("old", "1"));
        await GetAsync();

        _clock.Advance(FiveMinutes - OneSecond);
        var fresh = await GetAsync();
        var readsWhileFresh = _source.Reads;
        _clock.Advance(OneSecond);
        var answer = _source.AnswerLater();
        var stale = await GetAsync();
        answer.SetResult(new Secret("new", "2"));
        await _source.WaitForReadsAsync(2);

        Assert.Equal(("old", 1, "old"), (fresh.Secret?.Value, readsWhileFresh, stale.Secret?.Value));
        Assert.Equal("new", (await UntilAsync(reading => reading.Secret?.Version == "2")).Secret?.Value);
    }

    [Fact]
    public async Task A_source_that_is_away_leaves_the_last_value_in_use()
    {
        _source.Answer(new Secret("value", "1"));
        var first = await GetAsync();
        _source.Fail();
        _clock.Advance(FiveMinutes);

        var renewed = await _cache.RenewAsync(Name, first.Secret!, default);

        Assert.Equal("value", renewed.Secret?.Value);
        Assert.Equal("value", (await GetAsync()).Secret?.Value);
    }

    [Fact]
    public async Task A_source_that_is_away_from_the_start_is_told_apart_from_a_missing_secret_and_asked_again()
    {
        _source.Fail();
        var away = await GetAsync();
        _source.Answer(null);
        _clock.Advance(OneSecond);
        var missing = await GetAsync();
        _source.Answer(new Secret("value", "1"));
        _clock.Advance(TimeSpan.FromSeconds(10));
        var found = await UntilAsync(reading => reading.Secret is not null);

        Assert.False(away.IsAvailable);
        Assert.True(missing is { IsAvailable: true, Secret: null });
        Assert.Equal("value", found.Secret?.Value);
    }

    [Fact]
    public async Task Nobody_waits_for_a_source_that_hangs_to_say_again_that_a_secret_is_missing()
    {
        _source.Answer(null);
        await GetAsync();
        _clock.Advance(FiveMinutes);
        var answer = _source.AnswerLater();

        var missing = await GetAsync();
        answer.SetResult(new Secret("value", "1"));

        Assert.True(missing is { IsAvailable: true, Secret: null });
        Assert.Equal("value", (await UntilAsync(reading => reading.Secret is not null)).Secret?.Value);
    }

    [Fact]
    public async Task A_source_that_fails_is_asked_no_more_than_once_a_second()
    {
        _source.Fail();

        for (var i = 0; i < 10; i++)
        {
            await GetAsync();
        }

        Assert.Equal(1, _source.Reads);
    }

    [Fact]
    public async Task A_refused_secret_is_read_again_unless_a_newer_one_is_known_already()
    {
        _source.Answer(new Secret("old", "1"));
        var refused = (await GetAsync()).Secret!;
        _source.Answer(new Secret("new", "2"));
        _clock.Advance(OneSecond);

        var renewed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _cache.RenewAsync(Name, refused, default)));

        Assert.All(renewed, reading => Assert.Equal("new", reading.Secret?.Value));
        Assert.Equal(2, _source.Reads);
    }

    [Fact]
    public async Task A_caller_who_leaves_does_not_end_the_read_that_others_wait_for()
    {
        var answer = _source.AnswerLater();
        using var leaving = new CancellationTokenSource();
        var left = _cache.GetAsync(Name, leaving.Token).AsTask();
        var waiting = GetAsync();

        await leaving.CancelAsync();
        answer.SetResult(new Secret("value", "1"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal("value", (await waiting).Secret?.Value);
    }

    private Task<SecretReading> GetAsync() => _cache.GetAsync(Name, default).AsTask();

    private async Task<SecretReading> UntilAsync(Predicate<SecretReading> holds)
    {
        while (true)
        {
            var reading = await GetAsync();
            if (holds(reading))
            {
                return reading;
            }

            await Task.Yield();
        }
    }
}
