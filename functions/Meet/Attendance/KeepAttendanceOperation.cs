using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Attendance;

/// <summary>
/// Keeps an occasion's attendance in place of the one before, unless another occasion has ended meanwhile, or somebody else was
/// erased than <paramref name="erasures"/> counts.
/// </summary>
internal sealed class KeepAttendanceOperation(
    Occasion occasion, long erasures, RoomAttendance attendance, IReadOnlyList<TableProperties> parts) : RoomOperation<Decided<Room>>
{
    public const int MostParts = 75;

    public override int MostChanges => MostParts + 1;

    public override void Need(RoomNeeds needs)
    {
        needs.Row(RoomRows.Attendance);
        for (var i = 0; i < parts.Count; i++)
        {
            needs.Row(RoomRows.AttendancePart(i));
        }
    }

    protected override Decided<Room> Decide(RoomState state)
    {
        if (state.Room.Occupancy.Ended != occasion || state.Room.Erasures != erasures)
        {
            return new(null);
        }

        for (var i = 0; i < parts.Count; i++)
        {
            state.Write(RoomRows.AttendancePart(i), parts[i]);
        }

        var before = state.Read(RoomRows.Attendance) is { } row ? RoomAttendance.From(row).Parts : 0;
        for (var i = parts.Count; i < before; i++)
        {
            state.Write(RoomRows.AttendancePart(i), null);
        }

        state.Write(RoomRows.Attendance, (attendance with { Parts = parts.Count }).ToRow());
        return new(state.Room = state.Room with { Occupancy = state.Room.Occupancy with { Ended = null } });
    }
}
