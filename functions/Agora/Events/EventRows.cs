using RtcFunctions.Storage;

namespace RtcFunctions.Agora.Events;

/// <summary>
/// How the log lies in its partition: a head row with the last number, and rows of several events each, named by the cursor of
/// the last of them, so that what follows a cursor is a range. Rows are never changed; <c>at</c> is what a sweep goes by.
/// </summary>
internal static class EventRows
{
    public const string Partition = "agora:events";

    /// <summary>Behind all cursors.</summary>
    public const string Head = "head";

    private const string LastProperty = "last";
    private const string BatchProperty = "batch";
    private const string KindProperty = "kind";
    private const string AtProperty = "at";
    private const string EventsProperty = "events";

    /// <summary>The rows of events, oldest first.</summary>
    public static readonly RowRange Log = new("", Head);

    public static RowRange After(string cursor) => Log.After(cursor);

    public static TableProperties HeadAt(long last) => new() { { LastProperty, last } };

    public static EventHead ReadHead(TableEntity row) => new(row.Properties.GetInt64(LastProperty)!.Value, row.ETag);

    public static TableProperties Events(PackedEvents events, EventBatch batch) => new()
    {
        { BatchProperty, batch.Id },
        { KindProperty, batch.Kind },
        { AtProperty, batch.At },
        { EventsProperty, events.Json },
    };

    /// <summary>When the row's events were taken over.</summary>
    public static DateTimeOffset At(TableEntity row) => row.Properties.GetDateTimeOffset(AtProperty)!.Value;

    public static bool IsOf(TableEntity row, EventBatch batch) => row.Properties.GetString(BatchProperty) == batch.Id;

    public static IEnumerable<LoggedEvent> Read(TableEntity row)
    {
        var events = PackedEvents.Unpack(row.Properties.GetString(EventsProperty)!);
        var first = EventCursor.Parse(row.Row) - events.Length + 1;
        var at = At(row);
        var kind = row.Properties.GetString(KindProperty)!;
        return events.Select((json, index) => new LoggedEvent(EventCursor.Format(first + index), at, kind, json));
    }
}
