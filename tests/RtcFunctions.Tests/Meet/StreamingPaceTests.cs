using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using RtcFunctions.Meet;
using RtcFunctions.Meet.Calls;

namespace RtcFunctions.Tests.Meet;

public sealed class StreamingPaceTests : IDisposable
{
    private readonly SteppedClock _clock = new();
    private readonly StreamingPace _pace;

    public StreamingPaceTests() => _pace = new(Options.Create(new MeetOptions { RequestsPerSecond = 2 }), _clock);

    public void Dispose() => _pace.Dispose();

    [Fact]
    public async Task A_permit_comes_back_a_second_after_its_answer_however_long_that_took()
    {
        var slow = await _pace.AcquireAsync();
        using var running = await _pace.AcquireAsync();
        var waiting = _pace.AcquireAsync().AsTask();

        _clock.Advance(TimeSpan.FromSeconds(5));
        slow.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var early = waiting.IsCompleted;
        _clock.Advance(TimeSpan.FromMilliseconds(20));

        Assert.False(early);
        Assert.True((await waiting).IsAcquired);
    }

    [Fact]
    public async Task A_permit_comes_back_once_however_often_its_lease_is_disposed_of()
    {
        var lease = await _pace.AcquireAsync();
        using var running = await _pace.AcquireAsync();
        lease.Dispose();
        lease.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(2));

        using var next = await _pace.AcquireAsync();
        var second = _pace.AcquireAsync().AsTask();

        Assert.True(next.IsAcquired);
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task Who_came_first_is_served_first()
    {
        var (first, second) = (await _pace.AcquireAsync(), await _pace.AcquireAsync());
        var third = _pace.AcquireAsync().AsTask();
        var fourth = _pace.AcquireAsync().AsTask();

        first.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.True((await third).IsAcquired);
        Assert.False(fourth.IsCompleted);
        second.Dispose();
    }

    [Fact]
    public async Task A_call_waits_five_seconds_for_all_its_turns_together()
    {
        var turn = new CallTurn(_pace, _clock);
        var (first, second) = (await _pace.AcquireAsync(), await _pace.AcquireAsync());
        var waited = turn.AcquireAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(3));
        first.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1.5));
        using var lease = await waited;

        var again = turn.AcquireAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(0.4));
        var patient = !again.IsCompleted;
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.True(lease.IsAcquired);
        Assert.True(patient);
        Assert.False((await again).IsAcquired);
        second.Dispose();
    }

    [Fact]
    public async Task A_caller_who_goes_leaves_the_queue()
    {
        using var gone = new CancellationTokenSource();
        var turn = new CallTurn(_pace, _clock);
        var (first, second) = (await _pace.AcquireAsync(), await _pace.AcquireAsync());
        var waiting = turn.AcquireAsync(1, gone.Token).AsTask();
        var next = _pace.AcquireAsync().AsTask();

        await gone.CancelAsync();
        first.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.True((await next).IsAcquired);
        second.Dispose();
    }
}
