using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Agora.Events;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Agora.Events;

public sealed class EventLogTests(AzuriteOverHttp azurite) : IClassFixture<AzuriteOverHttp>
{
    /// <summary>Who of two writers takes over how many events, one after the other; and how many a follower reads at once.</summary>
    private static readonly Arbitrary<((int Writer, int Count)[] Drains, int Limit)> Histories =
        (from drains in
             (from writer in Gen.Choose(0, 1)
              from count in Gen.Frequency((8, Gen.Choose(0, 5)), (1, Gen.Choose(400, 1500)))
              select (writer, count)).ArrayOf()
         from limit in Gen.OneOf(Gen.Choose(1, 4), Gen.Choose(100, 1000))
         select (drains, limit)).ToArbitrary();

    [Fact]
    public void However_two_writers_split_events_a_follower_skips_and_repeats_none() =>
        Prop.ForAll(Histories, history => FollowAlongAsync(history.Drains, history.Limit).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(12));

    [Fact]
    public async Task Two_writers_at_once_lose_and_repeat_nothing_that_a_follower_sees()
    {
        using var file = new SqliteFile();

        await RaceAsync(file.Store);
    }

    [AzuriteFact]
    public Task Two_writers_at_once_lose_and_repeat_nothing_in_Table_storage() => RaceAsync(azurite.Store);

    [Fact]
    public async Task Two_who_open_a_log_that_is_not_there_yet_share_it()
    {
        using var file = new SqliteFile();
        var log = EventLogs.On(file.Store);

        var appenders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => log.OpenAsync()));
        await Task.WhenAll(appenders.Select(appender => appender.AppendAsync("user", EventLogs.Named("u", 1))));

        Assert.Equal(8, (await log.FollowAsync()).Count);
    }

    [Fact]
    public async Task A_cursor_is_good_whatever_was_swept_before_it()
    {
        using var file = new SqliteFile();
        var log = EventLogs.On(file.Store);
        var appender = await log.OpenAsync();
        await appender.AppendAsync("user", EventLogs.Named("old", 3));
        var cursor = (await log.FollowAsync())[^1].Cursor;
        await appender.AppendAsync("user", EventLogs.Named("new", 3));

        await file.Store.CommitAsync(EventRows.Partition, [TableChange.Delete(cursor)], CancellationToken.None);

        Assert.Equal(EventLogs.Named("new", 3), (await log.FollowAsync(after: cursor)).Select(item => item.Json));
        Assert.Equal(3, (await log.FollowAsync()).Count);
    }

    private static async Task<bool> FollowAlongAsync((int Writer, int Count)[] drains, int limit)
    {
        using var file = new SqliteFile();
        var log = EventLogs.On(file.Store);
        EventAppender[] writers = [await log.OpenAsync(), await log.OpenAsync()];
        var stored = new List<string>();
        var seen = new List<LoggedEvent>();
        foreach (var (writer, count) in drains)
        {
            var events = EventLogs.Named($"{writer}-{stored.Count}", count);
            await writers[writer].AppendAsync("user", events);
            stored.AddRange(events);
            seen.AddRange(await log.FollowAsync(limit, seen.Count == 0 ? EventCursor.Start : seen[^1].Cursor));
        }

        var fromTheStart = await log.FollowAsync(limit);
        return stored.SequenceEqual(seen.Select(item => item.Json)) && fromTheStart.SequenceEqual(seen);
    }

    private static async Task RaceAsync(ITableStore store)
    {
        var log = EventLogs.On(store);
        var writers = Task.WhenAll(WriteAsync(log, "a"), WriteAsync(log, "b"));
        var seen = new List<LoggedEvent>();
        for (var isLast = false; !isLast;)
        {
            isLast = writers.IsCompleted;
            seen.AddRange(await log.FollowAsync(limit: 7, seen.Count == 0 ? EventCursor.Start : seen[^1].Cursor));
        }

        await writers;
        Assert.Equal(await log.FollowAsync(), seen);
        Assert.Equal(seen.Count, seen.DistinctBy(item => item.Json).Count());
        Assert.Equal(Written("a"), Of("a"));
        Assert.Equal(Written("b"), Of("b"));

        IEnumerable<string> Of(string writer) =>
            seen.Select(item => item.Json).Where(json => json.Contains($"\"{writer}", StringComparison.Ordinal));
    }

    private static async Task WriteAsync(EventLog log, string writer)
    {
        var appender = await log.OpenAsync();
        for (var drain = 0; drain < 12; drain++)
        {
            await appender.AppendAsync("user", EventLogs.Named($"{writer}{drain}", drain));
        }
    }

    private static IEnumerable<string> Written(string writer) =>
        Enumerable.Range(0, 12).SelectMany(drain => EventLogs.Named($"{writer}{drain}", drain));
}
