using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Timers;

namespace RtcFunctions.Meet.Presence;

/// <summary>Compares who we know to be in rooms with whom the vendor has there, and closes who is still to be closed.</summary>
public sealed class ReconcileMeetPresence(PresenceReconciliation reconciliation)
{
    [Function(nameof(ReconcileMeetPresence))]
    [DefaultSchedule("0 */2 * * * *")]
    public Task Run([TimerTrigger("%ScheduleReconcileMeetPresence%")] TimerInfo timer, CancellationToken cancellationToken) =>
        reconciliation.RunAsync(cancellationToken);
}
