using Microsoft.Extensions.Logging.Abstractions;
using RtcFunctions.Agora.Events;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Agora.Events;

internal static class EventLogs
{
    public static EventLog On(ITableStore store) => new(store, TimeProvider.System, NullLogger<EventLog>.Instance);

    public static Task<EventAppender> OpenAsync(this EventLog log) => log.OpenAsync(CancellationToken.None);

    public static string[] Named(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(number => $$"""{"user_id":"{{name}}","ms":{{number}}}""")];

    /// <summary>What somebody sees who follows the log from a cursor to its end.</summary>
    public static async Task<List<LoggedEvent>> FollowAsync(this EventLog log, int limit = 100, string after = EventCursor.Start)
    {
        var seen = new List<LoggedEvent>();
        while (true)
        {
            var last = seen.Count == 0 ? after : seen[^1].Cursor;
            var page = await log.ReadAsync(last, limit, CancellationToken.None);
            Assert.All(page.Events, item => Assert.True(string.CompareOrdinal(item.Cursor, last) > 0));
            Assert.InRange(page.Events.Count, page.Next is null ? 0 : limit, limit);
            seen.AddRange(page.Events);
            if (page.Next is not { } next)
            {
                return seen;
            }

            Assert.Equal(seen[^1].Cursor, next);
        }
    }

    public static async Task<string[]> TextsAsync(this EventLog log) => [.. (await log.FollowAsync()).Select(item => item.Json)];
}
