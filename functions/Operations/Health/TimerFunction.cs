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
        .. (from type in typeof(TimerFunction).Assembly.GetExportedTypes()
            from method in type.GetMethods()
            let function = method.GetCustomAttribute<FunctionAttribute>()
            where function is not null
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<TimerTriggerAttribute>()
            where trigger is not null
            select new TimerFunction(function.Name, trigger.Schedule, method.GetCustomAttribute<DefaultScheduleAttribute>()?.Schedule))
           .OrderBy(timer => timer.Name, StringComparer.Ordinal),
    ];

    /// <summary>Null where none is configured, or one that the host may understand and we do not.</summary>
    public TimerSchedule? Schedule(IConfiguration configuration)
    {
        var expression = Expression is ['%', .. var setting, '%'] ? configuration[setting] : Expression;
        return (string.IsNullOrWhiteSpace(expression) ? DefaultExpression : expression) is { } inForce ? TimerSchedule.Parse(inForce) : null;
    }
}
