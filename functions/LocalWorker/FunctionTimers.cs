using System.Reflection;
using Microsoft.Extensions.Configuration;
using RtcFunctions.Diagnostics;
using RtcFunctions.Timers;

namespace RtcFunctions.LocalWorker;

/// <summary>The timer functions with their schedules; a schedule that is missing or malformed stops the start.</summary>
internal sealed class FunctionTimers(IReadOnlyList<FunctionTimer> timers)
{
    private readonly Dictionary<string, FunctionTimer> _byName =
        timers.ToDictionary(timer => timer.Function.Name, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<FunctionTimer> All { get; } = timers;

    public static FunctionTimers Create(IEnumerable<LocalFunction> functions, IConfiguration configuration) =>
        new(
        [
            .. from function in functions
               let trigger = function.Trigger as TimerStart
               where trigger is not null
               let schedule = Schedule(function, trigger.Attribute.Schedule, configuration)
               select new FunctionTimer(function, schedule, trigger.Attribute.RunOnStartup),
        ]);

    /// <summary>False where no timer has this name.</summary>
    public bool RunNow(string name)
    {
        if (!_byName.TryGetValue(name, out var timer))
        {
            return false;
        }

        timer.RunNow();
        return true;
    }

    private static TimerSchedule Schedule(LocalFunction function, string expression, IConfiguration configuration)
    {
        if (expression is not ['%', .. var setting, '%'])
        {
            return TimerSchedule.Parse(expression) ?? throw new InvalidFunctionException(function.Name, "its schedule is not NCRONTAB");
        }

        var value = configuration[setting];
        return string.IsNullOrWhiteSpace(value)
            ? Default(function) ?? throw new InvalidSettingException(setting, "it is missing, and the function has no default schedule")
            : TimerSchedule.Parse(value)
                ?? throw new InvalidSettingException(setting, "it is not an NCRONTAB expression, such as '0 */5 * * * *'");
    }

    private static TimerSchedule? Default(LocalFunction function) =>
        function.Method.GetCustomAttribute<DefaultScheduleAttribute>() is { Schedule: var schedule } ? TimerSchedule.Parse(schedule) : null;
}
