using RtcFunctions.Meet.Sessions;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Sessions;

public sealed class RenewalLockTests : IDisposable
{
    private const string Token = "refresh";

    private readonly SqliteFile _file = new();
    private readonly ManualClock _clock = new();
    private readonly RenewalLock _one;
    private readonly RenewalLock _other;

    public RenewalLockTests()
    {
        _one = new RenewalLock(_file.Store, _clock);
        _other = new RenewalLock(_file.Store, _clock);
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task One_at_a_time_has_the_turn()
    {
        var turn = await TakeAsync(_one);
        var meanwhile = await TakeAsync(_other);
        await _one.GiveBackAsync(turn!, default);
        var afterwards = await TakeAsync(_other);

        Assert.NotNull(turn);
        Assert.Null(meanwhile);
        Assert.NotNull(afterwards);
    }

    [Fact]
    public async Task Of_many_who_want_it_at_once_one_gets_it()
    {
        var locks = Enumerable.Range(0, 20).Select(_ => new RenewalLock(_file.Store, _clock)).ToArray();

        var turns = await Task.WhenAll(locks.Select(renewals => Task.Run(() => TakeAsync(renewals))));

        Assert.Single(turns, turn => turn is not null);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public async Task A_turn_that_nobody_gives_back_ends_by_itself(int seconds, bool ends)
    {
        await TakeAsync(_one);

        _clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(ends, await TakeAsync(_other) is not null);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(11, true)]
    public async Task A_turn_by_a_clock_that_is_far_ahead_blocks_nobody(int secondsAhead, bool isFree)
    {
        var ahead = new ManualClock();
        ahead.Advance(TimeSpan.FromSeconds(secondsAhead));

        await TakeAsync(new RenewalLock(_file.Store, ahead));

        Assert.Equal(isFree, await TakeAsync(_one) is not null);
    }

    [Fact]
    public async Task A_turn_that_another_has_taken_over_cannot_be_given_back()
    {
        var late = await TakeAsync(_one);
        _clock.Advance(RenewalLock.TurnLength);
        await TakeAsync(_other);

        await _one.GiveBackAsync(late!, default);

        Assert.Null(await TakeAsync(new RenewalLock(_file.Store, _clock)));
    }

    [Fact]
    public async Task A_turn_taken_by_a_commit_without_an_answer_is_taken_again_by_the_same_instance()
    {
        await TakeAsync(_one);

        Assert.NotNull(await TakeAsync(_one));
    }

    [Fact]
    public async Task A_refresh_token_is_claimed_once()
    {
        var first = await TakeAsync(_one);
        _clock.Advance(RenewalLock.TurnLength);
        var second = await TakeAsync(_other);
        await _other.GiveBackAsync(second!, default);
        var third = await TakeAsync(_one);

        Assert.Equal([true, false, false], new[] { first, second, third }.Select(turn => turn!.MaySend(Token)));
    }

    [Fact]
    public async Task A_claim_outlives_turns_for_which_there_was_no_refresh_token()
    {
        await _one.GiveBackAsync((await TakeAsync(_one))!, default);
        await _one.GiveBackAsync((await _one.TakeAsync(null, default))!, default);

        var turn = await TakeAsync(_other);

        Assert.False(turn!.MaySend(Token));
    }

    [Fact]
    public async Task A_turn_claims_the_token_that_it_was_taken_for_and_no_other()
    {
        var turn = await TakeAsync(_one);

        Assert.True(turn!.MaySend(Token));
        Assert.False(turn.MaySend("another"));
    }

    [Fact]
    public async Task No_token_is_in_the_row()
    {
        await TakeAsync(_one);

        var rows = await _file.Store.ReadRangeAsync(RenewalLock.Partition, RowRange.All, 10, default);

        Assert.DoesNotContain(Assert.Single(rows.Entities).Properties, property => Equals(property.Value, Token));
    }

    private static Task<RenewalTurn?> TakeAsync(RenewalLock renewals) => renewals.TakeAsync(Token, default);
}
