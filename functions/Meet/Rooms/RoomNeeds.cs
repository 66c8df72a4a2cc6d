namespace RtcFunctions.Meet.Rooms;

/// <summary>The rows that operations look at, told before they are read.</summary>
internal sealed class RoomNeeds
{
    private readonly HashSet<string> _rows = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Rows => _rows;

    /// <summary>Whether places that wait for a connection are looked at: lapsed ones are given to the next.</summary>
    public bool WaitingPlaces { get; private set; }

    public void Peer(string peerId) => _rows.Add(RoomRows.Peer(peerId));

    public void Invitation(string tokenHash) => _rows.Add(RoomRows.Invitation(tokenHash));

    public void Row(string row) => _rows.Add(row);

    public void Places() => WaitingPlaces = true;
}
