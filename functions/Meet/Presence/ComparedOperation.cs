using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;

namespace RtcFunctions.Meet.Presence;

/// <summary>
/// Takes note of how a comparison with the vendor ended. More peers at the vendor than we know of are logged where their number has
/// changed; a room in which nobody is, nor was since it was <paramref name="seen"/>, needs no further one.
/// </summary>
internal sealed class ComparedOperation(Room seen, Comparison comparison) : RoomOperation<Room>
{
    private const string UnknownPeers = "unknown_peers";

    public override int MostChanges => 1;

    public override void Need(RoomNeeds needs)
    {
    }

    protected override Room Decide(RoomState state)
    {
        var before = state.Room.Reconciled;
        if (comparison.Surplus > 0 && comparison.Surplus != before.Surplus)
        {
            state.Log(new RoomEvent(PresenceKind.Reconciled, state.Now, Reason: UnknownPeers) { Count = comparison.Surplus });
        }

        var isSettled = comparison.IsEmpty && state.Room.Occupancy.Connected == 0 && before.LastPresence == seen.Reconciled.LastPresence;
        var after = state.Room.Reconciled with
        {
            Settled = isSettled ? before.LastPresence : before.Settled,
            AskedAt = comparison.IsWhole ? state.Now : before.AskedAt,
            Asked = comparison.Asked,
            Surplus = comparison.Surplus,
        };
        if (after != state.Room.Reconciled)
        {
            state.Room = state.Room with { Reconciled = after };
        }

        return state.Room;
    }
}
