using RtcFunctions.Meet.Attendance;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Peers;

/// <summary>Takes a person's ID and name out of events, sessions, and invitations that are nobody's alone; the rest of them stays.</summary>
internal sealed class StripOperation(string peerId, IReadOnlyCollection<string> rows) : RoomOperation<Room>
{
    public const int MostTogether = 80;

    public override int MostChanges => rows.Count;

    public override void Need(RoomNeeds needs)
    {
        foreach (var row in rows)
        {
            needs.Row(row);
        }
    }

    protected override Room Decide(RoomState state)
    {
        foreach (var row in rows)
        {
            if (state.Read(row) is { } properties)
            {
                state.Write(row, Strip(row, properties));
            }
        }

        return state.Room;
    }

    private TableProperties Strip(string row, TableProperties properties)
    {
        if (RoomRows.IsEvent(row))
        {
            var entry = RoomEvent.From(properties);
            return (entry with { PeerId = Others(entry.PeerId), DisplayName = null }).ToRow();
        }

        if (RoomRows.IsAttendancePart(row))
        {
            return AttendancePart.RowOf(AttendancePart.Sessions(properties).Select(session => session with { PeerId = Others(session.PeerId) }));
        }

        var invitation = Invitation.From(row, properties);
        return (invitation with { OfferedPeerId = Others(invitation.OfferedPeerId), DisplayName = null }).ToRow();
    }

    private string? Others(string? id) => id == peerId ? null : id;
}
