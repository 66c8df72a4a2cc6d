using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using RtcFunctions.Diagnostics;
using RtcFunctions.Health;
using RtcFunctions.Http;
using RtcFunctions.Storage;

namespace RtcFunctions.Operations.Health;

/// <summary>How each timer function last ran, and whether it should have run again since.</summary>
internal sealed class TimerHealth(
    IReadOnlyList<TimerFunction> functions, DateTimeOffset appStarted, IConfiguration configuration, TimeProvider clock) : IHealthCheck
{
    public string Name => "timers";

    public HealthFinding Judge(IReadOnlyDictionary<string, TableProperties> records) => HealthFinding.Of(
    [
        .. from function in functions
           let run = records.TryGetValue(TimerRun.Row(function.Name), out var row) ? TimerRun.Read(row) : null
           select (function.Name, new HealthFinding(Tell(run), IsWell(function, run))),
    ]);

    private static JsonObject Tell(TimerRun? run) => new()
    {
        ["lastRun"] = run is null ? null : Rfc3339.Format(run.Began),
        ["lastResult"] = run switch
        {
            null => null,
            { IsOk: true } => "ok",
            _ => "failed",
        },
    };

    // What is disabled, and what never ran yet, is a choice; and nothing ran while no app was there.
    private bool IsWell(TimerFunction function, TimerRun? run) =>
        run is null || DisabledFunctions.Contains(configuration, function.Name) || (run.IsOk && !IsOverdue(function, run));

    private bool IsOverdue(TimerFunction function, TimerRun run) =>
        function.Schedule(configuration)?.IsOverdue(run.Began > appStarted ? run.Began : appStarted, clock.GetUtcNow()) ?? false;
}
