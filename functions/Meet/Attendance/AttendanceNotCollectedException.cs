namespace RtcFunctions.Meet.Attendance;

/// <summary>The attendance of some rooms could not be collected, and is tried again.</summary>
internal sealed class AttendanceNotCollectedException(int rooms, string reason)
    : Exception($"The attendance of {rooms} rooms could not be collected. {reason}");
