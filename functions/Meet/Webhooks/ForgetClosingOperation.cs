using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>Forgets a closing that is done, unless the same peer is to be closed anew by now.</summary>
internal sealed class ForgetClosingOperation(string peerId, DateTimeOffset at) : RoomOperation<Room>
{
    public override void Need(RoomNeeds needs) => needs.Row(RoomRows.Closing(peerId));

    protected override Room Decide(RoomState state)
    {
        var row = RoomRows.Closing(peerId);
        if (state.Read(row) is { } closing && Closing.At(closing) == at)
        {
            state.Write(row, null);
        }

        return state.Room;
    }
}
