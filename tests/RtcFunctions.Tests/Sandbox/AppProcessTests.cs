using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class AppProcessTests
{
    private static readonly Dictionary<string, string> NoSettings = [];

    [Fact]
    public async Task The_app_starts_answers_and_ends_in_order()
    {
        await using var app = await AppProcess.StartAsync(NoSettings);

        using var answer = await app.Client.GetAsync(new Uri("api/health/live", UriKind.Relative));
        var exitCode = await app.StopAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task A_killed_app_is_gone()
    {
        await using var app = await AppProcess.StartAsync(NoSettings);

        app.Kill();

        Assert.NotEqual(0, await app.WaitForExitAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => app.Client.GetAsync(new Uri("api/health/live", UriKind.Relative)));
    }

    [Fact]
    public async Task A_start_that_fails_throws_with_what_the_app_wrote()
    {
        var start = () => AppProcess.StartAsync(NoSettings, url: "http://0.0.0.0:0");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(start);
        Assert.Contains("loopback", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_configures_this_process_does_not_configure_the_app()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Environment.SetEnvironmentVariable("ZEGO__INHERITED", "yes");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Zego__Given"] = "yes" };
        await using var app = await AppProcess.StartAsync(settings);

        var environment = (await File.ReadAllTextAsync($"/proc/{app.ProcessId}/environ")).Split('\0');

        Assert.Contains("Zego__Given=yes", environment, StringComparer.Ordinal);
        Assert.DoesNotContain("ZEGO__INHERITED=yes", environment, StringComparer.Ordinal);
    }
}
