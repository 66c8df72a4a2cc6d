using Microsoft.Extensions.Logging;
using RtcFunctions.Storage;

namespace RtcFunctions.Agora.Events;

/// <summary>The events that we took over, in the order in which they were stored.</summary>
public sealed class EventLog(ITableStore store, TimeProvider clock, ILogger<EventLog> logger)
{
    private const int FirstRows = 10;

    /// <summary>Makes ready to append: what can be waited for before Agora is asked is waited for here.</summary>
    internal async Task<EventAppender> OpenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.ReadAsync(EventRows.Partition, EventRows.Head, cancellationToken) is { } head)
            {
                return new EventAppender(store, EventRows.ReadHead(head), clock, logger);
            }

            // Whether we made it or somebody else did shows in the next round.
            await store.CommitAsync(
                EventRows.Partition, [TableChange.Insert(EventRows.Head, EventRows.HeadAt(last: 0))], cancellationToken);
        }
    }

    /// <summary>Up to <paramref name="limit"/> events behind a cursor.</summary>
    internal async Task<EventPage> ReadAsync(string after, int limit, CancellationToken cancellationToken)
    {
        var found = new List<LoggedEvent>();
        RowRange? rest = EventRows.After(after);
        for (var rows = FirstRows; found.Count <= limit && rest is { } range; rows *= 2)
        {
            // A row has an event at least, and may have hundreds.
            var missing = limit + 1 - found.Count;
            var page = await store.ReadRangeAsync(EventRows.Partition, range, Math.Min(rows, missing), cancellationToken);
            found.AddRange(page.Entities
                .SelectMany(EventRows.Read)
                .Where(item => string.CompareOrdinal(item.Cursor, after) > 0)
                .Take(missing));
            rest = page.Next;
        }

        return found.Count <= limit ? new EventPage(found, Next: null) : new EventPage(found[..limit], found[limit - 1].Cursor);
    }
}
