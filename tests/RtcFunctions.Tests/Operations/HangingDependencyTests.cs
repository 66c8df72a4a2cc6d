using System.Diagnostics;
using System.Globalization;
using System.Net;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Operations.Health;
using RtcFunctions.Tests.Relay;

namespace RtcFunctions.Tests.Operations;

public sealed class HangingDependencyTests
{
    [Fact]
    public async Task Liveness_is_answered_with_everything_hanging()
    {
        using var hanging = new Unanswering();

        await using var app = await AppProcess.StartAsync(Settings(hanging));
        using var response = await app.Client.GetAsync("/api/health/live");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Liveness_is_answered_while_a_request_waits_for_the_vault()
    {
        using var hanging = new Unanswering();
        await using var app = await AppProcess.StartAsync(Settings(hanging));
        var waiting = app.Client.GetAsync("/api/zego/digitalhuman/GetDigitalHumanList");
        await hanging.WaitForConnectionAsync();

        using var live = await app.Client.GetAsync("/api/health/live");

        Assert.False(waiting.IsCompleted);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using var response = await waiting;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("secrets_unavailable", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task The_app_starts_and_answers_as_fast_as_with_nothing_to_depend_on()
    {
        using var hanging = new Unanswering();
        await TimeToLiveAsync(Settings(hanging));

        var alone = await TimeToLiveAsync(new Dictionary<string, string>(StringComparer.Ordinal));
        var withHanging = await TimeToLiveAsync(Settings(hanging));

        Assert.True(withHanging < alone + alone + TimeSpan.FromSeconds(1), $"{withHanging}, where {alone} would do");
    }

    [Fact]
    public async Task Health_says_in_time_what_hangs()
    {
        using var hanging = new Unanswering();
        await using var app = await AppProcess.StartAsync(Settings(hanging));
        await hanging.WaitForConnectionAsync();

        var started = Stopwatch.GetTimestamp();
        var (status, report) = await app.HealthAsync();
        var elapsed = Stopwatch.GetElapsedTime(started);

        Assert.Equal((503, "unhealthy"), (status, (string?)report["status"]));
        Assert.Equal(("down", "down"), ((string?)report["checks"]!["secrets"], (string?)report["checks"]!["storage"]));
        Assert.False((bool)report["checks"]!["vendors"]!["zego"]!["configured"]!);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
    }

    private static async Task<TimeSpan> TimeToLiveAsync(IReadOnlyDictionary<string, string> settings)
    {
        var started = Stopwatch.GetTimestamp();
        await using var app = await AppProcess.StartAsync(settings);
        using var response = await app.Client.GetAsync("/api/health/live");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Vault, identity, storage and a vendor at that address; no timer begins to ask them by itself.</summary>
    private static Dictionary<string, string> Settings(Unanswering hanging) => new(Operator.NoTimerByItself, StringComparer.Ordinal)
    {
        ["KeyVault__Uri"] = $"https://{hanging.Address}/",
        // The identity endpoint of App Service, where managed identity asks first.
        ["IDENTITY_ENDPOINT"] = $"http://{hanging.Address}/token",
        ["IDENTITY_HEADER"] = "header",
        ["AZURE_TOKEN_CREDENTIALS"] = "ManagedIdentityCredential",
        ["AzureWebJobsStorage__tableServiceUri"] = $"http://{hanging.Address}/",
        ["Zego__AppId"] = ZegoApp.AppId.ToString(CultureInfo.InvariantCulture),
        ["Zego__Endpoints__digitalhuman"] = $"http://{hanging.Address}",
    };
}
