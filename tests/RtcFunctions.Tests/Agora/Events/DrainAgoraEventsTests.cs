using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Agora;
using RtcFunctions.Agora.Events;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Agora.Events;

public sealed class DrainAgoraEventsTests : IAsyncLifetime
{
    private const string UserEvents = $"/dev/v2/project/{AgoraApp.AppId}/rtm/vendor/user_events";
    private const string ChannelEvents = $"/dev/v2/project/{AgoraApp.AppId}/rtm/vendor/channel_events";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rtc-functions-");
    private AgoraSimulator _vendor = null!;

    public async Task InitializeAsync() => _vendor = await EventsApp.StartVendorAsync();

    public async Task DisposeAsync()
    {
        await _vendor.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Events_of_both_kinds_are_taken_over_as_they_are()
    {
        await using var app = await StartAsync();
        _vendor.AddUserEvent("alice");
        _vendor.AddChannelEvent("lobby", "alice");
        _vendor.AddUserEvent("bob", "Logout");

        await app.DrainAsync();
        var events = await app.UntilListedAsync(3);

        Assert.Equal(["user", "user", "channel"], events.Select(item => (string?)item["kind"]));
        Assert.Equal(["alice", "bob", "alice"], events.Select(item => (string?)item["event"]!["user_id"]));
        Assert.Equal("lobby", (string?)events[2]["event"]!["channel_id"]);
        Assert.Equal(0, _vendor.WaitingEvents);
        Assert.Equal([UserEvents, ChannelEvents], _vendor.Received.Select(request => request.RawTarget));
    }

    [Fact]
    public async Task Agora_is_asked_with_the_Customer_ID()
    {
        await using var app = await StartAsync();

        await app.DrainAsync();
        await _vendor.WaitForRequestsAsync(2);

        Assert.All(_vendor.Received, request => Assert.StartsWith("Basic ", request.Header("Authorization"), StringComparison.Ordinal));
        Assert.All(_vendor.Received, request => Assert.Null(request.Rejection));
    }

    [Fact]
    public async Task Where_a_Signaling_user_is_configured_Agora_is_asked_in_its_name()
    {
        await using var app = await StartAsync(("Agora__SignalingUserId", AgoraApp.SignalingUser));

        await app.DrainAsync();
        await _vendor.WaitForRequestsAsync(2);

        Assert.All(
            _vendor.Received, request => Assert.StartsWith("agora token=007", request.Header("Authorization"), StringComparison.Ordinal));
        Assert.All(_vendor.Received, request => Assert.Null(request.Rejection));
    }

    [Fact]
    public async Task As_long_as_answers_are_full_Agora_is_asked_again_at_once()
    {
        await using var app = await StartAsync();
        for (var i = 0; i < 1500; i++)
        {
            _vendor.AddUserEvent($"user-{i}");
        }

        await app.DrainAsync();
        await _vendor.WaitForRequestsAsync(3);
        await Eventually.HoldsAsync(async () => (await app.ListAsync("?limit=1000"))["next"] is not null);
        var first = await app.ListAsync("?limit=1000");
        var second = await app.ListAsync($"?limit=1000&after={first["next"]}");

        Assert.Equal([UserEvents, UserEvents, ChannelEvents], _vendor.Received.Select(request => request.RawTarget));
        Assert.Equal(
            Enumerable.Range(0, 1500).Select(i => $"user-{i}"),
            first["events"]!.AsArray().Concat(second["events"]!.AsArray()).Select(item => (string?)item!["event"]!["user_id"]));
    }

    [Fact]
    public async Task Events_are_not_asked_for_twice_where_the_connection_closes_and_the_other_kind_is()
    {
        await using var app = await StartAsync();
        await app.DrainAsync();
        await _vendor.WaitForRequestsAsync(2);
        _vendor.Forget();
        _vendor.AddChannelEvent("lobby", "alice");
        _vendor.Misbehave(Misbehaviour.CloseIdle);

        await app.DrainAsync();
        await app.UntilListedAsync(1);

        Assert.Equal([UserEvents, ChannelEvents], _vendor.Received.Select(request => request.RawTarget));
        await app.Process.WaitForOutputAsync(line => line.Contains("No user events could be read.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Events_are_not_asked_for_twice_where_Agora_fails(int status)
    {
        await using var app = await StartAsync();
        _vendor.Misbehave(Misbehaviour.Status(status));

        await app.DrainAsync();
        await _vendor.WaitForRequestsAsync(2);

        Assert.Equal([UserEvents, ChannelEvents], _vendor.Received.Select(request => request.RawTarget));
        await app.Process.WaitForOutputAsync(line => line.Contains($"status {status}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_is_no_list_is_told_in_the_log()
    {
        await using var app = await StartAsync();
        _vendor.Misbehave(Misbehaviour.InvalidJson);

        await app.DrainAsync();

        await app.Process.WaitForOutputAsync(line => line.Contains("No user events could be read.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_storage_is_away_events_stay_at_Agora()
    {
        await using var app = await StartAsync(("Storage__SqlitePath", _directory.FullName));
        _vendor.AddUserEvent("alice");

        await app.DrainAsync();
        await app.Process.WaitForOutputAsync(line => line.Contains("The timer DrainAgoraEvents failed", StringComparison.Ordinal));

        _vendor.EnsureNotCalled();
        Assert.Equal(1, _vendor.WaitingEvents);
    }

    [Fact]
    public async Task An_app_that_is_stopped_stores_what_Agora_is_about_to_hand_out()
    {
        var app = await StartAsync();
        await using (app)
        {
            _vendor.AddUserEvent("alice");
            _vendor.Misbehave(Misbehaviour.Slow(TimeSpan.FromSeconds(1)));
            await app.DrainAsync();
            await _vendor.WaitForRequestsAsync(1);
            await app.Process.StopAsync();
        }

        await using var next = await StartAsync();
        await next.UntilListedAsync(1);

        Assert.Equal([UserEvents], _vendor.Received.Select(request => request.RawTarget));
    }

    [Fact]
    public async Task What_was_shown_is_there_after_a_kill_and_its_cursor_holds()
    {
        string cursor;
        var app = await StartAsync();
        await using (app)
        {
            _vendor.AddUserEvent("alice");
            await app.DrainAsync();
            cursor = (string)(await app.UntilListedAsync(1))[0]["cursor"]!;
            app.Process.Kill();
            await app.Process.WaitForExitAsync();
        }

        await using var next = await StartAsync();
        _vendor.AddUserEvent("bob");
        await next.DrainAsync();
        await next.UntilListedAsync(2);
        var rest = await next.ListAsync($"?after={cursor}");

        Assert.Equal("bob", (string?)rest["events"]!.AsArray().Single()!["event"]!["user_id"]);
    }

    [Fact]
    public async Task Two_instances_at_once_take_over_each_event_once()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        for (var i = 0; i < 60; i++)
        {
            _vendor.AddUserEvent($"user-{i}");
            await (i % 2 == 0 ? one : other).DrainAsync();
        }

        await one.DrainAsync();
        var events = await other.UntilListedAsync(60);

        Assert.Equal(60, events.DistinctBy(item => (string?)item["event"]!["user_id"], StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Draining_is_off_by_default_and_the_list_is_there_all_the_same()
    {
        // Nothing is there that it could use.
        await new DrainAgoraEvents(Options.Create(new AgoraOptions()), null!, null!, null!).Run(new TimerInfo(), CancellationToken.None);

        await using var app = await StartAsync(("Agora__DrainEvents", null), ("ScheduleDrainAgoraEvents", "* * * * * *"));
        await app.DrainAsync();
        var list = await app.ListAsync();

        Assert.Equal("""{"events":[],"next":null}""", list.ToJsonString());
        _vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_setting_that_is_neither_true_nor_false_stops_the_start_and_is_named()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(("Agora__DrainEvents", "often")));

        Assert.Contains("Agora__DrainEvents", error.Message, StringComparison.Ordinal);
    }

    private Task<EventsApp> StartAsync(params (string Name, string? Value)[] settings) =>
        EventsApp.StartAsync(_vendor, _directory.FullName, settings);
}
