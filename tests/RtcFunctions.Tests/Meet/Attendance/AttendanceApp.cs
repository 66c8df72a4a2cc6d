using RtcFunctions.Tests.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Attendance;

/// <summary>The app, which collects attendances as soon as rooms are empty.</summary>
public sealed class AttendanceApp : RoomsApp
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings, StringComparer.Ordinal) { ["Meet__AttendanceDelaySeconds"] = "0" };
}
