using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using RtcFunctions.Diagnostics;
using RtcFunctions.LocalWorker;
using RtcFunctions.Timers;

namespace RtcFunctions.Tests.LocalWorker;

public sealed class TimerTests
{
    private readonly TimerRuns _runs = new();

    [Fact]
    public async Task A_timer_runs_whenever_its_setting_says()
    {
        await using var app = await StartAsync("ScheduleObserve=* * * * * *");

        var first = await _runs.NextAsync();
        first.End();
        var second = await _runs.NextAsync();
        second.End();

        Assert.False(first.Timer.IsPastDue);
        Assert.Equal(DateTimeKind.Utc, first.Timer.ScheduleStatus!.Next.Kind);
        Assert.True(second.Timer.ScheduleStatus!.Next > first.Timer.ScheduleStatus.Next);
        Assert.True(second.Timer.ScheduleStatus.Last > first.Timer.ScheduleStatus.Last);
    }

    [Fact]
    public async Task Without_the_setting_the_default_schedule_holds()
    {
        await using var app = await LocalApp.StartAsync([typeof(EverySecond)], configure: builder => builder.Services.AddSingleton(_runs));

        var run = await _runs.NextAsync();

        Assert.NotNull(run);
    }

    [Theory]
    [InlineData("ObserveTimer")]
    [InlineData("observetimer")]
    public async Task Admin_runs_a_timer_now_and_does_not_wait_for_it(string name)
    {
        await using var app = await StartAsync();

        var answer = await app.Client.PostAsync($"/admin/functions/{name}", new StringContent("ignored"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.False((await _runs.NextAsync()).Timer.IsPastDue);
    }

    [Fact]
    public async Task A_timer_that_is_asked_for_again_while_it_runs_runs_once_more_afterwards()
    {
        await using var app = await StartAsync();
        await app.Client.PostAsync("/admin/functions/ObserveTimer", null);
        var first = await _runs.NextAsync();

        await app.Client.PostAsync("/admin/functions/ObserveTimer", null);
        await app.Client.PostAsync("/admin/functions/ObserveTimer", null);
        first.End();
        var second = await _runs.NextAsync();
        second.End();
        await app.StopAsync();

        Assert.Equal(1, _runs.Highest);
        Assert.Equal(2, _runs.Count);
    }

    [Fact]
    public async Task A_timer_that_failed_runs_again()
    {
        await using var app = await StartAsync();
        await app.Client.PostAsync("/admin/functions/ObserveTimer", null);
        (await _runs.NextAsync()).Fail();

        await app.Client.PostAsync("/admin/functions/ObserveTimer", null);
        var second = await _runs.NextAsync();

        Assert.NotNull(second);
    }

    [Fact]
    public async Task A_disabled_timer_does_not_run()
    {
        await using var app = await StartAsync("AzureWebJobs:ObserveTimer:Disabled=true");

        var answer = await app.Client.PostAsync("/admin/functions/ObserveTimer", null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_run_under_way_is_cancelled_when_the_app_stops()
    {
        await using var app = await StartAsync();
        await app.Client.PostAsync("/admin/functions/ObserveTimer", null);
        var run = await _runs.NextAsync();

        await app.StopAsync();

        Assert.True(run.IsCancelled);
    }

    [Theory]
    [InlineData("ScheduleObserve=every minute", "ScheduleObserve")]
    [InlineData("ScheduleObserve=61 * * * * *", "ScheduleObserve")]
    [InlineData("ScheduleObserve=* * *", "ScheduleObserve")]
    [InlineData("ScheduleObserve=", "ScheduleObserve")]
    public void A_schedule_that_is_malformed_or_missing_stops_the_start(string setting, string named)
    {
        var start = () => LocalApp.Build([typeof(Observed)], [setting]);

        var error = Assert.Throws<InvalidSettingException>(start);

        Assert.Equal(named, error.Setting);
    }

    private Task<LocalApp> StartAsync(string setting = "ScheduleObserve=0 0 0 1 1 *") =>
        LocalApp.StartAsync(
            [typeof(Observed)],
            ["ScheduleObserve=0 0 0 1 1 *", setting],
            configure: builder => builder.Services.AddSingleton(_runs));

    public sealed class Observed(TimerRuns runs)
    {
        [Function("ObserveTimer")]
        public Task Run([TimerTrigger("%ScheduleObserve%")] TimerInfo timer, CancellationToken cancellationToken) =>
            runs.EnterAsync(timer, cancellationToken);
    }

    public sealed class EverySecond(TimerRuns runs)
    {
        [Function("ObserveDefault")]
        [DefaultSchedule("* * * * * *")]
        public Task Run([TimerTrigger("%ScheduleUnset%")] TimerInfo timer, CancellationToken cancellationToken) =>
            runs.EnterAsync(timer, cancellationToken);
    }
}
