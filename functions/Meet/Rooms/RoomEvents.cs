using System.Globalization;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>A room's log, oldest first.</summary>
public sealed class RoomEvents
{
    private readonly ITableStore _table;

    internal RoomEvents(ITableStore table)
    {
        _table = table;
    }

    /// <summary>A cursor is an event's number.</summary>
    internal static bool IsCursor(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    internal static long Number(string row) => long.Parse(row.AsSpan(RoomRows.Events.From.Length), NumberStyles.None, CultureInfo.InvariantCulture);

    internal async Task<ListPage<(string Cursor, RoomEvent Event)>> ListAsync(string roomId, ListQuery query, CancellationToken cancellationToken)
    {
        var after = query.After is { } cursor ? RoomRows.Event(long.Parse(cursor, CultureInfo.InvariantCulture)) : null;
        var page = await _table.ReadRangeAsync(RoomRows.Partition(roomId), RoomRows.Events.Behind(after), query.Limit, cancellationToken);
        var events = page.Entities.Select(row => (Cursor: Cursor(row), RoomEvent.From(row.Properties))).ToArray();
        return new(events, page.Next is null ? null : events[^1].Cursor);
    }

    private static string Cursor(TableEntity row) => Number(row.Row).ToString(CultureInfo.InvariantCulture);
}
