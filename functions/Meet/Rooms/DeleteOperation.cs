namespace RtcFunctions.Meet.Rooms;

/// <summary>Keeps a room no longer: its invitations and blocks end with its epoch, who is in it and its events stay.</summary>
internal sealed class DeleteOperation(RoomPreconditions preconditions) : RoomOperation<RoomChange>
{
    public override int MostChanges => 0;

    public override void Need(RoomNeeds needs)
    {
    }

    protected override RoomChange Decide(RoomState state)
    {
        var room = state.Room;
        if (!room.IsKept)
        {
            return new(RoomChangeKind.NotFound, room);
        }

        if (!preconditions.Hold(room))
        {
            return new(RoomChangeKind.PreconditionFailed, room);
        }

        state.Room = room with { Epoch = null, Revision = room.Revision + 1, Policy = RoomPolicy.None };
        return new(RoomChangeKind.Changed, state.Room);
    }
}
