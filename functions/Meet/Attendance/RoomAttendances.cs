using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Attendance;

/// <summary>The latest attendance of each room.</summary>
public sealed class RoomAttendances
{
    private readonly ITableStore _table;

    internal RoomAttendances(ITableStore table)
    {
        _table = table;
    }

    /// <summary>Null where none was collected.</summary>
    internal async Task<(RoomAttendance Figures, IReadOnlyList<AttendedSession> Sessions)?> FindAsync(string roomId, CancellationToken cancellationToken)
    {
        var head = await HeadAsync();
        while (head is not null)
        {
            var parts = await _table.ScanAsync(roomId, RoomRows.AttendanceParts, cancellationToken).ToListAsync(cancellationToken);
            var again = await HeadAsync();
            if (again?.ETag == head.ETag)
            {
                return (RoomAttendance.From(head.Properties), [.. parts.SelectMany(part => AttendancePart.Sessions(part.Properties))]);
            }

            // Another one came in its place while its parts were read.
            head = again;
        }

        return null;

        Task<TableEntity?> HeadAsync() => _table.ReadAsync(RoomRows.Partition(roomId), RoomRows.Attendance, cancellationToken);
    }
}
