namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks the parameter of a timer function; the schedule is NCRONTAB, or <c>%Setting%</c> that holds it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    public string Schedule { get; } = schedule;

    public bool UseMonitor { get; set; } = true;

    public bool RunOnStartup { get; set; }
}
