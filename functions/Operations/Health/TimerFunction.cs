using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using RtcFunctions.Timers;

namespace RtcFunctions.Operations.Health;

/// <summary>A timer function, and when it is due by the settings of now.</summary>
internal sealed record TimerFunction(string Name, string Expression, string? DefaultExpression)
{
    /// <summary>Every timer function of the app.</summary>
    public static IReadOnlyList<TimerFunction> All { get; } =
    [
        .. DeclaredFunctions.With<TimerTriggerAttribute>()
            .Select(timer => new TimerFunction(
                timer.Name, timer.Trigger.Schedule, timer.Method.GetCustomAttribute<DefaultScheduleAttribute>()?.Schedule))
            .OrderBy(timer => timer.Name, StringComparer.Ordinal),
    ];

    /// <summary>Null where none is configured, or one that the host may understand and we do not.</summary>
    public TimerSchedule? Schedule(IConfiguration configuration)
    {
        var expression = Expression is ['%', .. var setting, '%'] ? configuration[setting] : Expression;
        return (string.IsNullOrWhiteSpace(expression) ? DefaultExpression : expression) is { } inForce ? TimerSchedule.Parse(inForce) : null;
    }
}
