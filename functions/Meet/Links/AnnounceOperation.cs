using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Links;

/// <summary>Expects a peer of a room that we keep, until it closes or for a day.</summary>
internal sealed class AnnounceOperation(string peerId, bool isModerator) : RoomOperation<Room>
{
    private static readonly TimeSpan WithoutEnd = TimeSpan.FromHours(24);

    public override void Need(RoomNeeds needs) => needs.Peer(peerId);

    protected override Room Decide(RoomState state)
    {
        if (state.Room.IsKept)
        {
            Announce(state);
        }

        return state.Room;
    }

    private void Announce(RoomState state)
    {
        state.Put(state.Peer(peerId) with
        {
            AnnouncedUntil = state.Room.Policy.ClosesAt ?? state.Now + WithoutEnd,
            IsAnnouncedModerator = isModerator,
        });
    }
}
