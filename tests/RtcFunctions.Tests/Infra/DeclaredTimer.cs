using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Tests.Architecture;
using RtcFunctions.Timers;

namespace RtcFunctions.Tests.Infra;

/// <summary>A timer as its attributes declare it.</summary>
internal sealed record DeclaredTimer(string Name, string Setting, string Schedule, string Folder)
{
    public static IReadOnlyList<DeclaredTimer> All { get; } =
    [
        .. from function in DeclaredFunction.All
           from parameter in function.Method.GetParameters()
           let trigger = parameter.GetCustomAttribute<TimerTriggerAttribute>()
           where trigger is not null
           orderby function.Name
           select new DeclaredTimer(
               function.Name,
               trigger.Schedule.Trim('%'),
               function.Method.GetCustomAttribute<DefaultScheduleAttribute>()!.Schedule,
               function.Method.DeclaringType!.Namespace!.Split('.')[1]),
    ];
}
