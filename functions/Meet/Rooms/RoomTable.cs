using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Reads of rooms that decide nothing, and so wait for nobody.</summary>
internal static class RoomTable
{
    /// <summary>Null where nothing is known of it at all; it may be one that we do not keep.</summary>
    public static async Task<Room?> FindRoomAsync(this ITableStore table, string roomId, CancellationToken cancellationToken) =>
        await table.ReadAsync(RoomRows.Partition(roomId), RoomRows.Room, cancellationToken) is { } row ? Room.From(row.Properties) : null;

    public static async Task<Peer?> FindPeerAsync(this ITableStore table, string roomId, string peerId, CancellationToken cancellationToken) =>
        await table.ReadAsync(RoomRows.Partition(roomId), RoomRows.Peer(peerId), cancellationToken) is { } row
            ? Peer.From(peerId, row.Properties)
            : null;

    /// <summary>All of a room's rows of a range, page by page.</summary>
    public static IAsyncEnumerable<TableEntity> ScanAsync(
        this ITableStore table, string roomId, RowRange range, CancellationToken cancellationToken) =>
        table.ScanPartitionAsync(RoomRows.Partition(roomId), range, cancellationToken);

    public static bool Holds(this RowRange range, string row) =>
        string.CompareOrdinal(row, range.From) >= 0 && (range.To is null || string.CompareOrdinal(row, range.To) < 0);

    /// <summary>What of a list lies behind a cursor; all of it where there is none.</summary>
    public static RowRange Behind(this RowRange range, string? row) => row is null ? range : range.After(row);
}
