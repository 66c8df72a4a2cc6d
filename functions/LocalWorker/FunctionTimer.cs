using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Timers;

namespace RtcFunctions.LocalWorker;

/// <summary>One timer function: when it is due, and whether somebody asked for a run before that.</summary>
internal sealed class FunctionTimer
{
    // A wait is cut into pieces, so that a clock that was set or a machine that slept is noticed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    private readonly TimerSchedule _schedule;
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public FunctionTimer(LocalFunction function, TimerSchedule schedule, bool runOnStartup)
    {
        Function = function;
        _schedule = schedule;
        if (runOnStartup)
        {
            RunNow();
        }
    }

    public LocalFunction Function { get; }

    /// <summary>Asks for a run as soon as the one that is under way, if any, has ended; asking twice meanwhile gives one run.</summary>
    public void RunNow() => _asked.Writer.TryWrite(true);

    /// <summary>Calls <paramref name="run"/> for each occurrence and each request, one at a time, until cancelled.</summary>
    public async Task LoopAsync(Func<TimerInfo, Task> run, TimeProvider clock, CancellationToken cancellationToken)
    {
        var last = default(DateTime);
        var next = _schedule.NextAfter(Now(clock));
        while (true)
        {
            var due = await WaitAsync(next, clock, cancellationToken);
            var started = Now(clock);
            await run(new TimerInfo
            {
                IsPastDue = due && started - next > Late,
                ScheduleStatus = new ScheduleStatus
                {
                    Last = last,
                    Next = due ? _schedule.NextAfter(started) : next,
                    LastUpdated = started,
                },
            });
            last = started;

            // Occurrences that passed while it ran are skipped, as on the host.
            next = due ? _schedule.NextAfter(Now(clock)) : next;
        }
    }

    /// <summary>True once the time has come, false once somebody asked.</summary>
    private async Task<bool> WaitAsync(DateTime next, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_asked.Reader.TryRead(out _))
            {
                return false;
            }

            var wait = next - Now(clock);
            if (wait <= TimeSpan.Zero)
            {
                return true;
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(
                _asked.Reader.WaitToReadAsync(either.Token).AsTask(),
                Task.Delay(wait < LongestWait ? wait : LongestWait, clock, either.Token));
            await either.CancelAsync();
        }
    }

    private static DateTime Now(TimeProvider clock) => clock.GetUtcNow().UtcDateTime;
}
