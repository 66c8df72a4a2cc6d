using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Retention;

/// <summary>Takes places back whose admission lapsed, as whoever needs one does.</summary>
internal sealed class TakeBackOperation : RoomOperation<TakeBackOperation.TakenBack>
{
    private const int MostTogether = 50;

    public override int MostChanges => MostTogether;

    public override void Need(RoomNeeds needs) => needs.Places();

    protected override TakenBack Decide(RoomState state)
    {
        var lapsed = state.LapsedPlaces.Take(MostTogether).ToArray();
        foreach (var place in lapsed)
        {
            state.GiveBack(place);
        }

        return new(HasMore: lapsed.Length == MostTogether);
    }

    internal sealed record TakenBack(bool HasMore);
}
