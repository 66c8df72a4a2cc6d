using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Attendance;

/// <summary>Gives up an occasion of which the vendor has no figures.</summary>
internal sealed class DropOccasionOperation(Occasion occasion) : RoomOperation<Room>
{
    public override int MostChanges => 0;

    public override void Need(RoomNeeds needs)
    {
    }

    protected override Room Decide(RoomState state)
    {
        if (state.Room.Occupancy.Ended == occasion)
        {
            state.Room = state.Room with { Occupancy = state.Room.Occupancy with { Ended = null } };
        }

        return state.Room;
    }
}
