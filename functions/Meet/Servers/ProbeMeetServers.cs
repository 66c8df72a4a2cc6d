using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Timers;

namespace RtcFunctions.Meet.Servers;

/// <summary>Has every video server asked for a room that does not exist, so that health can say which of them is down.</summary>
public sealed class ProbeMeetServers(ServerProbes probes)
{
    [Function(nameof(ProbeMeetServers))]
    [DefaultSchedule("0 * * * * *")]
    public Task Run([TimerTrigger("%ScheduleProbeMeetServers%")] TimerInfo timer, CancellationToken cancellationToken) =>
        probes.ProbeAsync(cancellationToken);
}
