using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Access;

/// <summary>
/// Logs refusals: some in each minute one by one, the rest as one event with a count once the minute is over. Its result is how
/// many wait for that.
/// </summary>
internal sealed class DeniedOperation(IReadOnlyList<RoomEvent> refusals, long leftOut, int perMinute) : RoomOperation<DeniedOperation.Rest>
{
    /// <summary>What one commit takes beside what others have to write.</summary>
    public const int LargestGroup = 30;

    public override int MostChanges => refusals.Count + 1;

    public override void Need(RoomNeeds needs)
    {
        foreach (var peerId in refusals.Select(refusal => refusal.PeerId).OfType<string>())
        {
            needs.Row(ErasureMark.RowOf(peerId));
        }
    }

    protected override Rest Decide(RoomState state)
    {
        if (!state.Room.IsKept)
        {
            return new Rest(0);
        }

        var minute = new DateTimeOffset(state.Now.Ticks - (state.Now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        if (state.Room.DeniedMinute != minute)
        {
            if (state.Room.DeniedLeftOut > 0)
            {
                state.Log(new RoomEvent(RoomEvent.Denied, state.Now) { Count = state.Room.DeniedLeftOut });
            }

            state.Room = state.Room with { DeniedMinute = minute, DeniedLogged = 0, DeniedLeftOut = 0 };
        }

        var logged = (int)Math.Clamp(perMinute - state.Room.DeniedLogged, 0, refusals.Count);
        foreach (var refusal in refusals.Take(logged))
        {
            // Somebody may have been erased since.
            var isErased = refusal.PeerId is { } peerId && ErasureMark.At(state.Read(ErasureMark.RowOf(peerId))) >= refusal.At;
            state.Log(isErased ? refusal with { PeerId = null } : refusal);
        }

        state.Room = state.Room with
        {
            DeniedLogged = state.Room.DeniedLogged + logged,
            DeniedLeftOut = state.Room.DeniedLeftOut + refusals.Count - logged + leftOut,
        };
        return new Rest(state.Room.DeniedLeftOut);
    }

    internal sealed record Rest(long LeftOut);
}
