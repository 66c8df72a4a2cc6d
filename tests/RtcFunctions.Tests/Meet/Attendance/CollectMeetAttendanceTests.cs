using System.Globalization;
using System.Net;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Attendance;

/// <summary>The timer and the route, in the app and against the simulated Gcore.</summary>
public sealed class CollectMeetAttendanceTests(AttendanceApp app) : RoomTests(app), IClassFixture<AttendanceApp>
{
    private readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    [Fact]
    public async Task Who_attended_a_room_is_told_once_it_has_emptied()
    {
        await AttendAsync("ada", "grace");
        Gcore.Streaming.AddSession(RoomId, "ada", _now, _now.AddSeconds(30));
        Gcore.Streaming.AddSession(RoomId, "grace", _now.AddSeconds(10), _now.AddSeconds(20));

        Assert.Equal((404, "not_found", ""), await ProblemAsync(GetAsync($"{Room}/attendance")));
        await CollectAsync();

        var attendance = await OkAsync(GetAsync($"{Room}/attendance"));
        Assert.Equal(
            $$"""
            {"participants":2,"startTime":"{{Time(0)}}","endTime":"{{Time(30)}}","duration":30,"sessions":[
            {"peerId":"ada","joinTime":"{{Time(0)}}","leaveTime":"{{Time(30)}}","duration":30},
            {"peerId":"grace","joinTime":"{{Time(10)}}","leaveTime":"{{Time(20)}}","duration":10}]}
            """.ReplaceLineEndings(""),
            attendance.GetRawText());
    }

    [Fact]
    public async Task The_vendor_is_asked_for_a_minute_more_on_either_side()
    {
        var before = TimeProvider.System.GetUtcNow();
        await AttendAsync("ada");
        var after = TimeProvider.System.GetUtcNow();
        Gcore.Streaming.AddSession(RoomId, "ada", _now, _now.AddSeconds(30));

        await CollectAsync();

        var asked = Gcore.Streaming.Received.Where(request => request.QueryValue("room_id") == RoomId).ToArray();
        Assert.Equal(["/streaming/statistics/peers/summary", "/streaming/statistics/peers/"], asked.Select(request => request.RawPath));
        Assert.All(asked, request =>
        {
            Assert.InRange(Read(request.QueryValue("from")).AddMinutes(1), before.AddMilliseconds(-1), after);
            Assert.InRange(Read(request.QueryValue("to")).AddMinutes(-1), before.AddMilliseconds(-1), after);
        });
        Assert.Equal(0, Gcore.Streaming.RateViolations);
    }

    [Fact]
    public async Task Figures_that_are_not_there_yet_are_asked_for_again()
    {
        await AttendAsync("ada");
        using var early = await PostAsync("/admin/functions/CollectMeetAttendance", null);
        await Eventually.HoldsAsync(() => Task.FromResult(Gcore.Streaming.Received.Any(request => request.QueryValue("room_id") == RoomId)));
        var notYet = await StatusAsync(GetAsync($"{Room}/attendance"));
        Gcore.Streaming.AddSession(RoomId, "ada", _now, _now.AddSeconds(30));

        await CollectAsync();

        Assert.Equal(404, notYet);
    }

    [Fact]
    public async Task The_latest_occasion_takes_the_place_of_the_one_before()
    {
        await AttendAsync("ada");
        for (var i = 0; i < 2000; i++)
        {
            Gcore.Streaming.AddSession(RoomId, $"viewer-{i:D20}", _now, _now.AddSeconds(30));
        }

        await CollectAsync();
        var first = await OkAsync(GetAsync($"{Room}/attendance"));
        Gcore.Streaming.AddSession(RoomId, "latecomer", _now.AddSeconds(1), _now.AddSeconds(40));
        await AttendAsync("ada");
        await CollectAsync("latecomer");

        Assert.Equal(2000, first.GetProperty("sessions").GetArrayLength());
        Assert.Equal(2000, Texts(first, "sessions", "peerId").Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Whoever_was_erased_is_in_no_attendance_kept_before_or_collected_later()
    {
        await AttendAsync("ada-42");
        Gcore.Streaming.AddSession(RoomId, "ada-42", _now, _now.AddSeconds(30));
        Gcore.Streaming.AddSession(RoomId, "grace", _now.AddSeconds(1), _now.AddSeconds(30));
        await CollectAsync();

        Assert.Equal(204, await StatusAsync(SendAsync(HttpMethod.Delete, $"{Room}/peers/ada-42")));
        var kept = await OkAsync(GetAsync($"{Room}/attendance"));
        await AttendAsync("grace");
        Gcore.Streaming.AddSession(RoomId, "edith", _now.AddSeconds(2), _now.AddSeconds(30));
        await CollectAsync("edith");
        var collected = await OkAsync(GetAsync($"{Room}/attendance"));

        Assert.Equal([null, "grace"], Texts(kept, "sessions", "peerId"));
        Assert.Equal([null, "grace", "edith"], Texts(collected, "sessions", "peerId"));
        var rows = await app.Store.ReadRangeAsync($"room:{RoomId}", RowRange.All, 1000, default);
        Assert.DoesNotContain(rows.Entities, row => $"{row.Row} {string.Join(' ', row.Properties.Select(property => property.Value))}".Contains("ada-42", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_malformed_room_has_no_attendance() =>
        Assert.Equal((400, "invalid_request", "roomId"), await ProblemAsync(GetAsync("/api/meet/rooms/a%20b/attendance")));

    private string Time(int seconds) => _now.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Read(string? time) => DateTimeOffset.Parse(time!, CultureInfo.InvariantCulture);

    private async Task AttendAsync(params string[] peerIds)
    {
        foreach (var peerId in peerIds)
        {
            await TellAsync("connected", peerId);
        }

        foreach (var peerId in peerIds)
        {
            await TellAsync("disconnected", peerId);
        }
    }

    /// <summary>Runs the timer until there is an attendance, or one in which this peer is.</summary>
    private async Task CollectAsync(string? peerId = null)
    {
        using var run = await PostAsync("/admin/functions/CollectMeetAttendance", null);
        Assert.Equal(HttpStatusCode.Accepted, run.StatusCode);
        await Eventually.HoldsAsync(async () =>
        {
            using var response = await GetAsync($"{Room}/attendance");
            return response.StatusCode == HttpStatusCode.OK
                && (peerId is null || Texts(await JsonAsync(response), "sessions", "peerId").Contains(peerId));
        });
    }
}
