using RtcFunctions.Meet.Attendance;
using RtcFunctions.Meet.Peers;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Meet.Access;
using RtcFunctions.Tests.Meet.Presence;

namespace RtcFunctions.Tests.Meet.Attendance;

/// <summary>What is remembered of an occasion, and until when its figures are asked for.</summary>
public sealed class OccasionTests : IAsyncLifetime
{
    private GcoreSimulator _gcore = null!;
    private ReconciliationBench _bench = null!;

    public async Task InitializeAsync()
    {
        _gcore = await ReconciliationBench.StartGcoreAsync();
        _bench = ReconciliationBench.Of(_gcore);
    }

    public async Task DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _gcore.DisposeAsync();
    }

    [Fact]
    public async Task An_occasion_is_from_the_first_connected_to_the_last_disconnected()
    {
        var from = _bench.Presence.Room.Clock.GetUtcNow();
        await _bench.Presence.ConnectAsync("ada");
        _bench.Presence.Pass(TimeSpan.FromMinutes(5));
        await _bench.Presence.ConnectAsync("grace");
        await _bench.Presence.DisconnectAsync("ada");
        var whileAnybodyIsThere = (await OccupancyAsync()).Ended;
        _bench.Presence.Pass(TimeSpan.FromMinutes(5));

        await _bench.Presence.DisconnectAsync("grace");
        await _bench.Presence.DisconnectAsync("grace");

        Assert.Null(whileAnybodyIsThere);
        Assert.Equal(new Occupancy { Ended = new(from, from.AddMinutes(10)) }, await OccupancyAsync());
    }

    [Fact]
    public async Task An_occasion_is_kept_while_the_room_is_in_use_again()
    {
        await AttendAsync();
        var ended = (await OccupancyAsync()).Ended;
        await _bench.Presence.ConnectAsync("ada");
        _gcore.Streaming.AddSession(RoomBench.RoomId, "ada", ended!.From, ended.To);
        _bench.Presence.Pass(TimeSpan.FromSeconds(60));

        await _bench.CollectAsync();

        Assert.Null((await OccupancyAsync()).Ended);
        Assert.NotNull((await OccupancyAsync()).Since);
        Assert.Single((await FindAsync())!.Value.Sessions);
    }

    [Fact]
    public async Task Nobody_is_asked_before_the_vendor_can_know()
    {
        await AttendAsync();
        _bench.Presence.Pass(TimeSpan.FromSeconds(59));

        await _bench.CollectAsync();

        Assert.Empty(_gcore.Streaming.Received);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(62, false)]
    public async Task Figures_that_the_vendor_does_not_have_are_given_up_after_an_hour(int minutes, bool isAskedAgain)
    {
        await AttendAsync();
        _bench.Presence.Pass(TimeSpan.FromMinutes(minutes));

        await _bench.CollectAsync();

        Assert.Equal(isAskedAgain, (await OccupancyAsync()).Ended is not null);
    }

    [Fact]
    public async Task A_vendor_that_fails_fails_the_run_and_is_asked_again()
    {
        await AttendAsync();
        _bench.Presence.Pass(TimeSpan.FromHours(2));
        _gcore.Streaming.Answer(200, "application/json", """{"data":{"participants":"two"},"errors":[]}""");

        await Assert.ThrowsAsync<AttendanceNotCollectedException>(_bench.CollectAsync);

        Assert.NotNull((await OccupancyAsync()).Ended);
    }

    [Fact]
    public async Task The_mark_of_an_erasure_goes_once_nothing_can_bring_the_person_back()
    {
        await AttendAsync();
        await _bench.Presence.RunAsync(new ErasePeerOperation("ada", []));
        _bench.Presence.Pass(TimeSpan.FromHours(2));

        await _bench.CollectAsync();
        var withTheFiguresToCome = await IsMarkedAsync();
        await _bench.CollectAsync();

        Assert.Equal((true, false), (withTheFiguresToCome, await IsMarkedAsync()));
    }

    [Fact]
    public async Task An_attendance_is_forgotten_once_it_ended_long_ago()
    {
        await AttendAsync();
        var ended = (await OccupancyAsync()).Ended!;
        _gcore.Streaming.AddSession(RoomBench.RoomId, "ada", ended.From, ended.To);
        _bench.Presence.Pass(TimeSpan.FromMinutes(10));
        await _bench.CollectAsync();

        await _bench.Presence.RunAsync(new ForgetAttendanceOperation(ended.To.AddMinutes(-1)));
        var inTime = await FindAsync();
        await _bench.Presence.RunAsync(new ForgetAttendanceOperation(ended.To.AddDays(1)));

        Assert.NotNull(inTime);
        Assert.Null(await FindAsync());
        var parts = await _bench.Presence.Room.Table.ReadRangeAsync(RoomRows.Partition(RoomBench.RoomId), RoomRows.AttendanceParts, 10, default);
        Assert.Empty(parts.Entities);
    }

    private async Task AttendAsync()
    {
        await _bench.Presence.ConnectAsync("ada");
        _bench.Presence.Pass(TimeSpan.FromMinutes(5));
        await _bench.Presence.DisconnectAsync("ada");
    }

    private async Task<Occupancy> OccupancyAsync() => (await _bench.Presence.Room.ReadAsync()).Occupancy;

    private Task<(RoomAttendance Figures, IReadOnlyList<AttendedSession> Sessions)?> FindAsync() =>
        new RoomAttendances(_bench.Presence.Room.Table).FindAsync(RoomBench.RoomId, default);

    private async Task<bool> IsMarkedAsync() =>
        await _bench.Presence.Room.Table.ReadAsync(RoomRows.Partition(RoomBench.RoomId), ErasureMark.RowOf("ada"), default) is not null;
}
