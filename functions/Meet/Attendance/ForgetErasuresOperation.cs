using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Attendance;

/// <summary>Deletes marks of erasures that nothing can come in against any more.</summary>
internal sealed class ForgetErasuresOperation(IReadOnlyCollection<string> marks, bool areAll, long erasures) : RoomOperation<Room>
{
    public const int MostTogether = 80;

    public override int MostChanges => marks.Count;

    public override void Need(RoomNeeds needs)
    {
        foreach (var mark in marks)
        {
            needs.Row(mark);
        }
    }

    protected override Room Decide(RoomState state)
    {
        // Whoever was erased meanwhile may have left one of these anew.
        if (state.Room.Erasures != erasures)
        {
            return state.Room;
        }

        foreach (var mark in marks.Where(mark => state.Read(mark) is not null))
        {
            state.Write(mark, null);
        }

        return state.Room = state.Room with { ErasedAt = areAll ? null : state.Room.ErasedAt };
    }
}
