using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Attendance;

/// <summary>The marks that erasures leave, which must outlive all that could still bring an erased person back.</summary>
internal sealed class ErasureMarks(ITableStore table, RoomQueues rooms, TimeProvider clock)
{
    /// <summary>What is on its way when somebody is erased, has arrived by then.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>The rows of those who were erased and would be among the given ones.</summary>
    public async Task<IReadOnlySet<string>> ReadAsync(string roomId, CancellationToken cancellationToken) =>
        await table.ScanAsync(roomId, RoomRows.Erasures, cancellationToken).Select(mark => mark.Row).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

    /// <summary>Forgets them once nobody is in the room, and no figures of who was are still to come.</summary>
    public async Task ForgetAsync(string roomId, Room room, CancellationToken cancellationToken)
    {
        if (!(room.ErasedAt + Kept < clock.GetUtcNow()) || room.Occupancy is not { Since: null, Ended: null })
        {
            return;
        }

        var page = await table.ReadRangeAsync(
            RoomRows.Partition(roomId), RoomRows.Erasures, ForgetErasuresOperation.MostTogether, cancellationToken);
        var marks = page.Entities.Select(mark => mark.Row).ToArray();
        await rooms.RunAsync(roomId, new ForgetErasuresOperation(marks, page.Next is null, room.Erasures), cancellationToken);
    }
}
