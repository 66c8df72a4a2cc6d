using RtcFunctions.Health;
using RtcFunctions.Meet.Servers;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Servers;

public sealed class ServerStateTests
{
    [Fact]
    public async Task A_state_of_long_ago_is_none_and_no_fault()
    {
        using var file = new SqliteFile();
        var clock = new ManualClock();
        var records = new HealthRecords(file.Store);
        var states = new ServerStates(records, clock);
        await states.WriteAsync("serv1", isUp: false, default);
        clock.Advance(TimeSpan.FromMinutes(15));
        var before = states.Judge(await records.ReadAsync(default));

        clock.Advance(TimeSpan.FromTicks(1));
        var after = states.Judge(await records.ReadAsync(default));

        Assert.Equal(("down", false), ((string?)before.Told["serv1"]!["state"], before.IsWell));
        Assert.Equal(("unknown", true), ((string?)after.Told["serv1"]!["state"], after.IsWell));
        Assert.Equal("2030-01-01T12:00:00Z", (string?)after.Told["serv1"]!["checkedAt"]);
    }
}
