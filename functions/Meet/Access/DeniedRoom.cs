using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Access;

/// <summary>One room's refusals that are not logged yet.</summary>
internal sealed class DeniedRoom(int perMinute)
{
    private readonly List<RoomEvent> _refusals = [];
    private long _leftOut;
    private DateTimeOffset _notBefore;

    public void Add(RoomEvent refusal)
    {
        if (_refusals.Count < perMinute)
        {
            _refusals.Add(refusal);
        }
        else
        {
            _leftOut++;
        }
    }

    public bool IsDue(DateTimeOffset now) => now >= _notBefore;

    /// <summary>What one commit takes of them.</summary>
    public (IReadOnlyList<RoomEvent> Refusals, long LeftOut) Take()
    {
        var refusals = _refusals.Take(DeniedOperation.LargestGroup).ToArray();
        var leftOut = _leftOut;
        _refusals.RemoveRange(0, refusals.Length);
        _leftOut = 0;
        return (refusals, leftOut);
    }

    /// <summary>
    /// Whether nothing is left to write. Once refusals were left out, this minute takes no more of them one by one: they are
    /// counted here until it is over.
    /// </summary>
    public bool IsOver(long leftOut, DateTimeOffset now)
    {
        _notBefore = leftOut == 0 ? default : new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(1);
        return leftOut == 0 && _refusals.Count == 0 && _leftOut == 0;
    }
}
