using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;

namespace RtcFunctions.Meet.Peers;

/// <summary>
/// Deletes what is named by a peer: what is known of it, and the places that wait for it. That it is to be closed is kept for a
/// while, and nothing else of it: the vendor knows it by its ID alone.
/// </summary>
internal sealed class ErasePeerOperation(string peerId, IReadOnlyCollection<string> places) : RoomOperation<Room>
{
    public override int MostChanges => places.Count + 4;

    public override void Need(RoomNeeds needs)
    {
        needs.Peer(peerId);
        needs.Row(RoomRows.Closing(peerId));
        needs.Row(ErasureMark.RowOf(peerId));
        needs.Places();
        foreach (var place in places)
        {
            needs.Row(place);
        }
    }

    protected override Room Decide(RoomState state)
    {
        var left = state.Leave(state.Peer(peerId));
        foreach (var place in places.Where(place => state.Read(place) is not null))
        {
            state.GiveBack(place);
        }

        if (state.Read(RoomRows.Peer(peerId)) is not null)
        {
            state.Forget(left);
        }

        if (state.Read(RoomRows.Closing(peerId)) is { } closing)
        {
            state.Write(RoomRows.Closing(peerId), Closing.OfErasedPeer(closing, state.Now));
        }

        state.Write(ErasureMark.RowOf(peerId), ErasureMark.RowAt(state.Now));
        return state.Room = state.Room with { Erasures = state.Room.Erasures + 1, ErasedAt = state.Now };
    }
}
