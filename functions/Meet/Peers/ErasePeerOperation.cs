using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Peers;

/// <summary>Deletes the rows that are named by a peer: what is known of it, the places that wait for it, and that it is to be closed.</summary>
internal sealed class ErasePeerOperation(string peerId, IReadOnlyCollection<string> places) : RoomOperation<Room>
{
    public override int MostChanges => places.Count + 3;

    public override void Need(RoomNeeds needs)
    {
        needs.Peer(peerId);
        needs.Row(RoomRows.Closing(peerId));
        needs.Places();
        foreach (var place in places)
        {
            needs.Row(place);
        }
    }

    protected override Room Decide(RoomState state)
    {
        state.Leave(state.Peer(peerId));
        foreach (var place in places.Where(place => state.Read(place) is not null))
        {
            state.GiveBack(place);
        }

        foreach (var row in new[] { RoomRows.Peer(peerId), RoomRows.Closing(peerId) }.Where(row => state.Read(row) is not null))
        {
            state.Write(row, null);
        }

        return state.Room;
    }
}
