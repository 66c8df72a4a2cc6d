namespace RtcFunctions.Timers;

/// <summary>
/// The NCRONTAB schedule, with seconds, of a timer function whose schedule setting is missing. Only the local worker looks at
/// it: the Functions host wants every setting set.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DefaultScheduleAttribute(string schedule) : Attribute
{
    public string Schedule { get; } = schedule;
}
