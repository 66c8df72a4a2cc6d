using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Attendance;

/// <summary>Deletes an attendance that ended long ago.</summary>
internal sealed class ForgetAttendanceOperation(DateTimeOffset cutoff) : RoomOperation<Room>
{
    public override int MostChanges => KeepAttendanceOperation.MostParts + 1;

    public override void Need(RoomNeeds needs) => needs.Row(RoomRows.Attendance);

    protected override Room Decide(RoomState state)
    {
        if (state.Read(RoomRows.Attendance) is { } row
            && RoomAttendance.From(row) is var attendance && attendance.EndTime < cutoff.ToUnixTimeSeconds())
        {
            state.Write(RoomRows.Attendance, null);
            for (var i = 0; i < attendance.Parts; i++)
            {
                state.Write(RoomRows.AttendancePart(i), null);
            }
        }

        return state.Room;
    }
}
