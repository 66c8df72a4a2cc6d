using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Timers;

namespace RtcFunctions.Meet.Attendance;

/// <summary>Collects, from the vendor's statistics, who attended the rooms that have emptied.</summary>
public sealed class CollectMeetAttendance(AttendanceCollector collector)
{
    [Function(nameof(CollectMeetAttendance))]
    [DefaultSchedule("0 */10 * * * *")]
    public Task Run([TimerTrigger("%ScheduleCollectMeetAttendance%")] TimerInfo timer, CancellationToken cancellationToken) =>
        collector.RunAsync(cancellationToken);
}
