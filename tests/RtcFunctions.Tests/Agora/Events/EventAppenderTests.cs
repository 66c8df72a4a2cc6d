using RtcFunctions.Agora.Events;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Agora.Events;

public sealed class EventAppenderTests : IDisposable
{
    private static readonly string[] Mine = EventLogs.Named("mine", 3);
    private static readonly string[] Others = EventLogs.Named("other", 2);

    private readonly SqliteFile _file = new();
    private readonly WrittenLines<EventLog> _lines = [];

    private FaultyStore Store => field ??= new(_file.Store);

    private EventLog Log => field ??= new(Store, new ImpatientClock(), _lines);

    private EventLog Another => field ??= EventLogs.On(_file.Store);

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_full_answer_is_one_commit_and_nothing_else_is_asked_of_storage()
    {
        var events = Enumerable.Range(0, 1000).Select(number => $$"""{"user_id":"{{new string('u', 300)}}","ms":{{number}}}""").ToArray();
        var appender = await Log.OpenAsync();
        var before = Store.Calls;

        await appender.AppendAsync("user", events);

        Assert.Equal(before + 1, Store.Calls);
        Assert.Equal(events, await Log.TextsAsync());
    }

    [Fact]
    public async Task More_than_a_commit_holds_is_stored_in_several()
    {
        var events = EventLogs.Named(new string('u', 1000), 2000);

        await (await Log.OpenAsync()).AppendAsync("user", events);

        Assert.Equal(events, await Log.TextsAsync());
    }

    [Fact]
    public async Task A_commit_that_was_lost_is_made_again()
    {
        var appender = await Log.OpenAsync();
        Store.LoseRequest(times: 6);

        await appender.AppendAsync("user", Mine);

        Assert.Equal(Mine, await Log.TextsAsync());
        Assert.Empty(_lines);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_not_made_again()
    {
        var appender = await Log.OpenAsync();
        Store.LoseAnswer();

        await appender.AppendAsync("user", Mine);
        await appender.AppendAsync("channel", Others);

        Assert.Equal(Mine.Concat(Others), await Log.TextsAsync());
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_found_behind_what_another_writer_added_since()
    {
        var appender = await Log.OpenAsync();
        Store.BeforeLoss = async () => await (await Another.OpenAsync()).AppendAsync("user", Others);
        Store.LoseAnswer();

        await appender.AppendAsync("user", Mine);

        Assert.Equal(Mine.Concat(Others), await Log.TextsAsync());
    }

    [Fact]
    public async Task A_commit_that_takes_effect_late_does_so_once()
    {
        var appender = await Log.OpenAsync();
        Store.HoldUp();

        await appender.AppendAsync("user", Mine);
        await appender.AppendAsync("user", Others);

        Assert.Equal(Mine.Concat(Others), await Log.TextsAsync());
    }

    [Fact]
    public async Task Who_was_forestalled_goes_behind_the_other_writer()
    {
        var appender = await Log.OpenAsync();
        await (await Another.OpenAsync()).AppendAsync("user", Others);

        await appender.AppendAsync("user", Mine);

        Assert.Equal(Others.Concat(Mine), await Log.TextsAsync());
    }

    [Fact]
    public async Task What_is_given_up_is_counted_in_the_log_and_not_shown_there()
    {
        var appender = await Log.OpenAsync();
        Store.LoseRequest(times: 7);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => appender.AppendAsync("user", Mine));

        const string Told = "Error AgoraEventsLost: 3 user events that Agora handed out could not be stored, and are lost.";
        Assert.Equal(Told, Assert.Single(_lines));
        Assert.Empty(await Log.TextsAsync());
    }

    [Fact]
    public async Task An_event_that_no_row_holds_costs_no_other()
    {
        var tooLong = $$"""{"user_id":"{{new string('u', 40_000)}}"}""";

        await (await Log.OpenAsync()).AppendAsync("channel", [Mine[0], tooLong, Mine[1]]);

        Assert.Equal(Mine[..2], await Log.TextsAsync());
        Assert.StartsWith("Error AgoraEventsLost: 1 channel", Assert.Single(_lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_no_events_storage_is_not_asked()
    {
        var appender = await Log.OpenAsync();
        var before = Store.Calls;

        await appender.AppendAsync("user", []);

        Assert.Equal(before, Store.Calls);
    }
}
