using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Retention;

/// <summary>Deletes what is known of people who are long gone, unless one of them has come back meanwhile.</summary>
internal sealed class ForgetPeersOperation(IReadOnlyCollection<string> peerIds, DateTimeOffset cutoff) : RoomOperation<Room>
{
    public const int MostTogether = 80;

    public override int MostChanges => peerIds.Count;

    public override void Need(RoomNeeds needs)
    {
        foreach (var peerId in peerIds)
        {
            needs.Peer(peerId);
        }
    }

    protected override Room Decide(RoomState state)
    {
        foreach (var row in peerIds.Where(peerId => IsForgotten(state.Peer(peerId), state.Room)).Select(RoomRows.Peer))
        {
            if (state.Read(row) is not null)
            {
                state.Write(row, null);
            }
        }

        return state.Room;
    }

    private bool IsForgotten(Peer peer, Room room) => peer.IsGoneSince(cutoff) && !peer.IsBlockedIn(room);
}
