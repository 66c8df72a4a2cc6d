using System.Security.Cryptography;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Gives a room another policy: one that we keep, or with <paramref name="makes"/> a new one.</summary>
internal sealed class ChangeOperation(RoomPreconditions preconditions, bool makes, Func<RoomPolicy, RoomPolicy> change) : RoomOperation<RoomChange>
{
    public override int MostChanges => 1;

    public override void Need(RoomNeeds needs)
    {
    }

    protected override RoomChange Decide(RoomState state)
    {
        var room = state.Room;
        if (!room.IsKept && !makes)
        {
            return new(RoomChangeKind.NotFound, room);
        }

        if (!preconditions.Hold(room))
        {
            return new(RoomChangeKind.PreconditionFailed, room);
        }

        state.Room = room with
        {
            Epoch = room.Epoch ?? RandomNumberGenerator.GetHexString(16, lowercase: true),
            Revision = room.Revision + 1,
            Policy = change(room.Policy),
        };
        if (state.Room.Policy.Locked != room.Policy.Locked)
        {
            state.Log(new RoomEvent(state.Room.Policy.Locked ? RoomEvent.Locked : RoomEvent.Unlocked, state.Now));
        }

        return new(room.IsKept ? RoomChangeKind.Changed : RoomChangeKind.Made, state.Room);
    }
}
