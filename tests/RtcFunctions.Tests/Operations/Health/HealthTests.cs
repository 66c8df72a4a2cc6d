using System.Text.Json.Nodes;
using RtcFunctions.Http;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Architecture;

namespace RtcFunctions.Tests.Operations.Health;

/// <summary>What health says of an app whose vendors and storage are simple; each test has its own.</summary>
public sealed class HealthTests
{
    private const string DrainAgoraEvents = "DrainAgoraEvents";

    [Fact]
    public async Task An_app_that_lacks_nothing_it_was_given_is_healthy()
    {
        await using var app = await StartAsync();

        var (status, report) = await app.HealthAsync();

        var never = """{"lastRun":null,"lastResult":null}""";
        var unknown = """{"state":"unknown","checkedAt":null}""";
        var absent = """{"configured":false,"circuit":"closed"}""";
        var timers = string.Join(',', Timers.Select(name => $"\"{name}\":{never}"));
        var expected = $$$"""
            {"status":"healthy","checks":{"secrets":"ok","storage":"ok",
              "vendors":{"agora":{{{absent}}},"corezoid":{{{absent}}},
                "meet":{"configured":false,"circuit":"closed","accessAuthorization":false},"privasea":{{{absent}}},"zego":{{{absent}}} },
              "timers":{ {{{timers}}} },
              "meetServers":{"serv0":{{{unknown}}},"serv1":{{{unknown}}},"serv2":{{{unknown}}},"serv3":{{{unknown}}} } } }
            """;
        Assert.Equal(200, status);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), report), report.ToJsonString());
    }

    [Fact]
    public async Task It_wants_a_key()
    {
        await using var app = await StartAsync(("Functions__Keys__test", "the-callers-function-key"));

        using var response = await app.Client.GetAsync("/api/health");

        await response.ShouldBeProblemAsync(401, "unauthorized");
    }

    [Theory]
    [InlineData("zego", "Zego__AppId=1 Zego__ServerSecret=9193cc662a4c0ec135ec71fb57194b38", true)]
    [InlineData("zego", "Zego__ServerSecret=9193cc662a4c0ec135ec71fb57194b38", false)]
    [InlineData("zego", "Zego__AppId=1", false)]
    [InlineData("zego", "Zego__AppId=1 Zego__ServerSecret=9193cc662a4c0ec135ec71fb57194b38\n", false)]
    [InlineData("agora", "Agora__AppId=970CA35de60c44645bbae8a215061b33 Agora__AppCertificate=5CFd2fd1755d40ecb72977518be15d3b", true)]
    [InlineData("agora", "Agora__AppId=970CA35de60c44645bbae8a215061b33 Agora__CustomerId=a Agora__CustomerSecret=b", true)]
    [InlineData("agora", "Agora__AppId=970CA35de60c44645bbae8a215061b33 Agora__CustomerId=a", false)]
    [InlineData("corezoid", "Corezoid__ApiLogin=1 Corezoid__ApiSecret=b", true)]
    [InlineData("corezoid", "Corezoid__ApiLogin=1", false)]
    [InlineData("privasea", "Privasea__ApiKey=a Privasea__ApiSecret=b", true)]
    [InlineData("privasea", "Privasea__ApiSecret=b", false)]
    [InlineData("meet", "Meet__ApiToken=a", true)]
    [InlineData("meet", "Meet__Username=a Meet__Password=b", true)]
    [InlineData("meet", "Meet__Password=b Meet__AccessAuthorization=c", false)]
    public async Task A_vendor_is_configured_with_all_that_its_calls_need(string vendor, string settings, bool isConfigured)
    {
        await using var app = await StartAsync([.. settings.Split(' ').Select(setting => setting.Split('=')).Select(pair => (pair[0], pair[1]))]);

        var (status, report) = await app.HealthAsync();

        Assert.Equal((200, "healthy"), (status, (string?)report["status"]));
        Assert.Equal(isConfigured, (bool)report["checks"]!["vendors"]![vendor]!["configured"]!);
    }

    [Theory]
    [InlineData("Bearer of-gcore\nBearer of-tomorrow", true)]
    [InlineData("", false)]
    public async Task It_says_whether_access_checks_have_a_credential(string credential, bool isThere)
    {
        await using var app = await StartAsync(("Meet__AccessAuthorization", credential));

        var vendors = await app.CheckAsync("vendors");

        Assert.Equal(isThere, (bool)vendors["meet"]!["accessAuthorization"]!);
    }

    [Fact]
    public async Task A_timer_shows_when_it_ran_and_that_it_went_well()
    {
        await using var app = await StartAsync();
        var before = TimeProvider.System.GetUtcNow();

        var result = await app.RunTimerAsync(DrainAgoraEvents);

        var lastRun = (string?)(await app.CheckAsync("timers"))[DrainAgoraEvents]!["lastRun"];
        Assert.Equal("ok", result);
        Assert.True(Rfc3339.TryParse(lastRun!, out var time) && lastRun!.EndsWith('Z'));
        Assert.InRange(time, before.AddMilliseconds(-1), TimeProvider.System.GetUtcNow());
        Assert.Equal("healthy", await app.StatusAsync());
    }

    [Fact]
    public async Task A_timer_that_failed_degrades_the_app_and_not_once_it_is_switched_off()
    {
        using var directory = new TemporaryDirectory();
        (string, string)[] settings = [("Agora__DrainEvents", "true"), ("Storage__SqlitePath", Path.Combine(directory.Path, "rtc.db"))];
        string result;
        string status;
        await using (var app = await StartAsync(settings))
        {
            result = await app.RunTimerAsync(DrainAgoraEvents);
            status = await app.StatusAsync();
            await app.WaitForOutputAsync(line => line.Contains("No user events could be read", StringComparison.Ordinal));
        }

        await using var second = await StartAsync([.. settings, ("AzureWebJobs__DrainAgoraEvents__Disabled", "true")]);
        var (_, report) = await second.HealthAsync();

        Assert.Equal(("failed", "degraded"), (result, status));
        Assert.Equal("failed", (string?)report["checks"]!["timers"]![DrainAgoraEvents]!["lastResult"]);
        Assert.Equal("healthy", (string?)report["status"]);
    }

    [Fact]
    public async Task A_circuit_that_opened_degrades_the_app_until_it_is_closed()
    {
        await using var vendor = new ZegoSimulator(1, "9193cc662a4c0ec135ec71fb57194b38");
        await vendor.StartAsync();
        await using var app = await StartAsync(
            ("Zego__AppId", "1"),
            ("Zego__ServerSecret", "9193cc662a4c0ec135ec71fb57194b38"),
            ("Zego__Endpoints__digitalhuman", vendor.Endpoint.OriginalString));
        vendor.Misbehave(Misbehaviour.Status(500), times: 20);
        for (var i = 0; i < 20; i++)
        {
            using var failed = await CallAsync(app);
        }

        var (status, open) = await app.HealthAsync();
        await Eventually.HoldsAsync(async () => await CircuitAsync(app) != "open");
        var next = await CircuitAsync(app);
        using var tried = await CallAsync(app);

        Assert.Equal((200, "degraded"), (status, (string?)open["status"]));
        Assert.Equal("open", (string?)open["checks"]!["vendors"]!["zego"]!["circuit"]);
        Assert.Equal("closed", (string?)open["checks"]!["vendors"]!["meet"]!["circuit"]);
        Assert.Equal(("half_open", 200), (next, (int)tried.StatusCode));
        Assert.Equal(("closed", "healthy"), (await CircuitAsync(app), await app.StatusAsync()));
    }

    private static IEnumerable<string> Timers =>
        DeclaredFunction.All.Where(function => function.Http is null).Select(function => function.Name).Order(StringComparer.Ordinal);

    private static Task<AppProcess> StartAsync(params (string Name, string Value)[] settings) => AppProcess.StartAsync(
        settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)).Concat(Operator.NoTimerByItself)
            .ToDictionary(StringComparer.Ordinal));

    private static Task<HttpResponseMessage> CallAsync(AppProcess app) =>
        app.Client.PostAsync("/api/zego/digitalhuman/DriveByText", new StringContent("{}"));

    private static async Task<string> CircuitAsync(AppProcess app) => (string)(await app.CheckAsync("vendors"))["zego"]!["circuit"]!;
}
