using Microsoft.Extensions.Logging.Abstractions;
using RtcFunctions.Agora.Events;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Agora.Events;

public sealed class EventSweeperTests : IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Old_events_go_and_cursors_go_on()
    {
        var log = new EventLog(_file.Store, _clock, NullLogger<EventLog>.Instance);
        var appender = await log.OpenAsync();
        await appender.AppendAsync("user", EventLogs.Named("old", 3));
        _clock.Advance(TimeSpan.FromDays(1));
        await appender.AppendAsync("user", EventLogs.Named("new", 2));
        var before = await log.FollowAsync();

        await new EventSweeper(_file.Store).SweepAsync(_clock.GetUtcNow(), default);

        Assert.Equal(before[3..], await log.FollowAsync());
        await new EventSweeper(_file.Store).SweepAsync(_clock.GetUtcNow().AddDays(1), default);
        await appender.AppendAsync("user", EventLogs.Named("newest", 1));
        Assert.Equal(EventLogs.Named("newest", 1), (await log.FollowAsync(after: before[^1].Cursor)).Select(item => item.Json));
    }

    public void Dispose() => _file.Dispose();
}
