using Microsoft.Extensions.Configuration;
using RtcFunctions.Operations.Health;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Operations.Health;

public sealed class TimerHealthTests
{
    private readonly ManualClock _clock = new();
    private readonly Dictionary<string, string?> _settings = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("0 */5 * * * *", 4, true)]
    [InlineData("0 */5 * * * *", 10, true)]
    [InlineData("0 */5 * * * *", 12, false)]
    [InlineData("0 * * * * *", 2, true)]
    [InlineData("0 * * * * *", 4, false)]
    [InlineData("*/10 * * * * *", 1, true)]
    [InlineData("*/10 * * * * *", 2, false)]
    [InlineData("0 0 * * * *", 70, true)]
    [InlineData("0 0 * * * *", 72, false)]
    [InlineData("0 3 * * *", 15 * 60 + 11, true)]
    [InlineData("0 3 * * *", 15 * 60 + 12, false)]
    [InlineData("not NCRONTAB", 100000, true)]
    public void A_timer_whose_next_run_is_long_due_is_not_well(string schedule, int minutesSinceLastRun, bool isWell)
    {
        _settings["ScheduleRefreshSecrets"] = schedule;
        var health = Health(_clock.GetUtcNow().AddDays(-1));
        var records = Ran(isOk: true);

        _clock.Advance(TimeSpan.FromMinutes(minutesSinceLastRun));

        Assert.Equal(isWell, health.Judge(records).IsWell);
    }

    [Fact]
    public void Without_a_setting_the_default_schedule_holds()
    {
        var health = Health(_clock.GetUtcNow().AddDays(-1));
        var records = Ran(isOk: true);
        _clock.Advance(TimeSpan.FromMinutes(10));
        var inTime = health.Judge(records).IsWell;

        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal((true, false), (inTime, health.Judge(records).IsWell));
    }

    [Fact]
    public void What_was_missed_while_no_app_was_there_counts_for_nothing()
    {
        var records = Ran(isOk: true);
        _clock.Advance(TimeSpan.FromDays(3));
        var health = Health(_clock.GetUtcNow());
        var atStart = health.Judge(records).IsWell;

        _clock.Advance(TimeSpan.FromMinutes(12));

        Assert.Equal((true, false), (atStart, health.Judge(records).IsWell));
    }

    [Theory]
    [InlineData("AzureWebJobs.RefreshSecrets.Disabled")]
    [InlineData("AzureWebJobs_RefreshSecrets_Disabled")]
    [InlineData("AzureWebJobs:RefreshSecrets:Disabled")]
    public void One_that_is_switched_off_is_well_however_it_last_ran(string setting)
    {
        _settings[setting] = "true";

        Assert.True(Health(_clock.GetUtcNow()).Judge(Ran(isOk: false)).IsWell);
    }

    [Fact]
    public void One_that_never_ran_is_well_and_one_that_failed_is_not()
    {
        var health = Health(_clock.GetUtcNow().AddDays(-1));

        Assert.True(health.Judge(new Dictionary<string, TableProperties>(StringComparer.Ordinal)).IsWell);
        Assert.False(health.Judge(Ran(isOk: false)).IsWell);
    }

    private Dictionary<string, TableProperties> Ran(bool isOk) => new(StringComparer.Ordinal)
    {
        [TimerRun.Row("RefreshSecrets")] = new TimerRun(_clock.GetUtcNow(), isOk).Write(),
    };

    private TimerHealth Health(DateTimeOffset appStarted) => new(
        TimerFunction.All, appStarted, new ConfigurationBuilder().AddInMemoryCollection(_settings).Build(), _clock);
}
