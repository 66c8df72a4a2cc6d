using RtcFunctions.Meet.Attendance;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Peers;

/// <summary>
/// Where a person is found in a room's rows: by the ID, and in rows that are nobody's, as those of invitations for whoever has them,
/// by a name that came with it.
/// </summary>
internal sealed class PersonTraces(ITableStore table, string roomId, string peerId)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>What is known of the peer itself, as it was read last.</summary>
    public Peer? Peer { get; private set; }

    /// <summary>Whether it is to be closed at the vendor, and that is not all that is left of it.</summary>
    public bool IsToBeClosed { get; private set; }

    /// <summary>The places that wait for it; an older one of its own may be among the lapsed.</summary>
    public IReadOnlyList<string> Places { get; private set; } = [];

    /// <summary>Events, invitations that others may use, and parts of an attendance, that tell the ID or the name.</summary>
    public IReadOnlyList<string> Mentions { get; private set; } = [];

    public bool HasAny => Peer is not null || IsToBeClosed || Places.Count > 0 || Mentions.Count > 0;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        Peer = await table.FindPeerAsync(roomId, peerId, cancellationToken);
        Note(Peer?.DisplayName);
        IsToBeClosed = await table.ReadAsync(RoomRows.Partition(roomId), RoomRows.Closing(peerId), cancellationToken) is { } closing
            && Closing.Until(closing.Properties) is null;
        Places = await table.ScanAsync(roomId, RoomRows.Places, cancellationToken)
            .Select(row => row.Row)
            .Where(row => RoomRows.PeerOfPlace(row) == peerId)
            .ToListAsync(cancellationToken);
        Mentions = await ReadMentionsAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<string>> ReadMentionsAsync(CancellationToken cancellationToken)
    {
        var mentions = new List<string>();
        var others = new List<(string Row, string Name)>();
        await foreach (var row in table.ScanAsync(roomId, RoomRows.Invitations, cancellationToken))
        {
            var invitation = Invitation.From(row.Row, row.Properties);
            var isTheirs = invitation.IsOnlyFor(peerId) || RoomRows.Invitation(Peer?.Invitation ?? "") == row.Row;
            Look(row.Row, isTheirs || invitation.OfferedPeerId == peerId, (invitation.PeerId ?? invitation.UsedBy) is null, invitation.DisplayName);
        }

        await foreach (var row in table.ScanAsync(roomId, RoomRows.Events, cancellationToken))
        {
            // An invitation may have been offered to an ID that nobody came with.
            var entry = RoomEvent.From(row.Properties);
            Look(row.Row, entry.PeerId == peerId, entry.PeerId is null || entry.IsAboutInvitation, entry.DisplayName);
        }

        await foreach (var row in table.ScanAsync(roomId, RoomRows.AttendanceParts, cancellationToken))
        {
            if (AttendancePart.Sessions(row.Properties).Any(session => session.PeerId == peerId))
            {
                mentions.Add(row.Row);
            }
        }

        mentions.AddRange(others.Where(found => _names.Contains(found.Name)).Select(found => found.Row));
        return mentions;

        void Look(string row, bool isTheirs, bool isNobodys, string? name)
        {
            if (isTheirs)
            {
                Note(name);
                mentions.Add(row);
            }
            else if (isNobodys && name is not null)
            {
                others.Add((row, name));
            }
        }
    }

    private void Note(string? name)
    {
        if (name is not null)
        {
            _names.Add(name);
        }
    }
}
