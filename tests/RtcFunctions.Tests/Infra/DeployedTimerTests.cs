using System.Text.Json;
using System.Text.RegularExpressions;

namespace RtcFunctions.Tests.Infra;

public sealed class DeployedTimerTests
{
    [NodeFact]
    public async Task Every_timer_of_the_code_is_scheduled_as_it_is_by_default()
    {
        var set = await DeployedSettings.ReadAsync();

        Assert.Equal(
            DeclaredTimer.All.Select(timer => $"{timer.Setting}: {timer.Schedule}"),
            set.Timers.Select(timer => $"Schedule{timer.Name}: {timer.Schedule}"));
    }

    [NodeFact]
    public async Task A_vendors_timers_are_disabled_where_the_vendor_is_not_used()
    {
        var set = await DeployedSettings.ReadAsync();

        Assert.All(DeclaredTimer.All, declared =>
        {
            var used = set.Timers.Single(timer => timer.Name == declared.Name).Used;
            var expected = declared.Folder is "Agora" or "Corezoid" or "Meet" or "Privasea" or "Zego"
                ? $"contains(usedVendors, '{declared.Folder.ToLowerInvariant()}')"
                : "true";
            Assert.StartsWith(expected, used, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_sample_sets_every_schedule_since_the_Functions_host_knows_no_default()
    {
        using var sample = JsonDocument.Parse(RepositoryFiles.Read("local.settings.sample.json"));

        var schedules = sample.RootElement.At("Values").EnumerateObject()
            .Where(setting => setting.Name.StartsWith("Schedule", StringComparison.Ordinal))
            .Select(setting => $"{setting.Name}: {setting.Value.GetString()}");

        Assert.Equal(DeclaredTimer.All.Select(timer => $"{timer.Setting}: {timer.Schedule}"), schedules);
    }

    [Fact]
    public void The_guide_and_the_README_tell_what_each_costs()
    {
        var guide = RepositoryFiles.Read("docs/deploy.md");
        var readme = RepositoryFiles.Read("README.md");

        Assert.All(DeclaredTimer.All, timer =>
        {
            var row = $@"\| `{timer.Name}` \| `{Regex.Escape(timer.Schedule)}` \| [\d,]+ \| [\d,]+ \| (\d+\.\d\d) \|";
            var costs = Regex.Match(guide, row, RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
            Assert.NotEmpty(costs);
            Assert.Matches($@"\| `{timer.Name}` \| [^|]+ \| {Regex.Escape(costs)} \|", readme);
        });
    }
}
