using NCrontab;

namespace RtcFunctions.Timers;

/// <summary>When a timer function is due, in UTC: an NCRONTAB expression of five fields, or of six with seconds in front.</summary>
public sealed class TimerSchedule
{
    private const int FieldsWithSeconds = 6;

    // A run that is due may wait for a host to wake up, or may still be under way.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);

    private readonly CrontabSchedule _schedule;

    private TimerSchedule(CrontabSchedule schedule) => _schedule = schedule;

    /// <summary>Null where the expression is not NCRONTAB.</summary>
    public static TimerSchedule? Parse(string expression)
    {
        var fields = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return CrontabSchedule.TryParse(expression, new() { IncludingSeconds = fields == FieldsWithSeconds }) is { } schedule
            ? new(schedule)
            : null;
    }

    public DateTime NextAfter(DateTime time) => _schedule.GetNextOccurrence(time);

    /// <summary>Whether by <paramref name="now"/> a run should long have followed that of <paramref name="lastRun"/>.</summary>
    public bool IsOverdue(DateTimeOffset lastRun, DateTimeOffset now)
    {
        var due = NextAfter(lastRun.UtcDateTime);
        var untilNext = NextAfter(due) - due;
        return now.UtcDateTime - due > (untilNext < LongestRun ? untilNext : LongestRun) + Delay;
    }
}
