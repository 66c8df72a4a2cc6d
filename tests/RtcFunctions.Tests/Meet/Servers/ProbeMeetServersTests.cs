using System.Net;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Operations.Health;

namespace RtcFunctions.Tests.Meet.Servers;

public sealed class ProbeMeetServersTests : IAsyncLifetime, IDisposable
{
    private const string ProbeMeetServers = "ProbeMeetServers";

    private readonly ProbedApp _app = new();

    private GcoreSimulator Gcore => _app.Gcore;

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Each_server_is_asked_once_for_a_room_that_nobody_made()
    {
        var result = await ProbeAsync();
        await ProbeAsync();

        var paths = Gcore.Servers.SelectMany(server => server.Received).Select(request => request.RawTarget).ToArray();
        Assert.Equal("ok", result);
        Assert.All(Gcore.Servers, server => Assert.Equal([null, null], server.Received.Select(request => request.Rejection)));
        Assert.All(paths, path => Assert.Matches("^/rooms/[A-Za-z0-9_-]{20,128}/durationOfBroadcast$", path));
        Assert.Equal(8, paths.Distinct().Count());
        Assert.Empty(Gcore.Streaming.Received.Concat(Gcore.Iam.Received));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task A_server_that_answers_is_up_whatever_it_thinks_of_us(int status)
    {
        Gcore.Servers[1].Misbehave(Misbehaviour.Status(status));

        var result = await ProbeAsync();

        Assert.Equal(("ok", "up up up up"), (result, await StatesAsync()));
        Assert.Single(Gcore.Servers[1].Received);
        Assert.Equal("healthy", await _app.App.StatusAsync());
    }

    public static TheoryData<string> Faults => ["500", "503", "redirect", "reset", "not HTTP", "hanging"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_server_that_fails_is_down_after_one_probe_and_up_after_one_good_one(string fault)
    {
        Gcore.Servers[2].Misbehave(fault switch
        {
            "500" => Misbehaviour.Status(500),
            "503" => Misbehaviour.RetryAfter(503, "60"),
            "redirect" => Misbehaviour.Redirect("https://example.com/"),
            "reset" => Misbehaviour.ResetBeforeAnswer,
            "not HTTP" => Misbehaviour.NotHttp,
            _ => Misbehaviour.Hang,
        });

        var result = await ProbeAsync();
        var (states, status) = (await StatesAsync(), await _app.App.StatusAsync());
        await _app.App.WaitForOutputAsync(line => line.Contains("The video server serv2 is down", StringComparison.Ordinal));
        await ProbeAsync();

        Assert.Equal(("ok", "up up down up", "degraded"), (result, states, status));
        Assert.Equal(("up up up up", "healthy"), (await StatesAsync(), await _app.App.StatusAsync()));
        Assert.Equal(2, Gcore.Servers[2].Received.Count);
    }

    [Fact]
    public async Task A_server_that_keeps_us_waiting_delays_no_other()
    {
        await using var app = await AppProcess.StartAsync(_app.SettingsWith(("Relay__TimeoutSeconds", "230")));
        Gcore.Servers[0].Misbehave(Misbehaviour.Hang);

        await app.BeginTimerAsync(ProbeMeetServers);
        await Eventually.HoldsAsync(async () => await StatesAsync(app) == "unknown up up up");

        Assert.Null((string?)(await app.CheckAsync("timers"))[ProbeMeetServers]!["lastRun"]);
        Assert.Single(Gcore.Servers[0].Received);
    }

    [Fact]
    public async Task Probes_go_past_an_open_circuit_and_open_none()
    {
        Gcore.Servers[3].Misbehave(Misbehaviour.Status(500), times: 20 + 1);
        for (var i = 0; i < 20; i++)
        {
            using var failed = await CloseAsync("serv3a");
        }

        using var refused = await CloseAsync("serv0a");
        var result = await ProbeAsync();
        var states = await StatesAsync();
        await Eventually.HoldsAsync(async () =>
        {
            using var response = await CloseAsync("serv0a");
            return response.StatusCode is HttpStatusCode.BadRequest;
        });
        foreach (var server in Gcore.Servers)
        {
            server.Misbehave(Misbehaviour.Status(500), times: 6);
        }

        for (var i = 0; i < 6; i++)
        {
            await ProbeAsync();
        }

        await refused.ShouldBeProblemAsync(503, "vendor_circuit_open");
        Assert.Equal(("ok", "up up up down", "down down down down"), (result, states, await StatesAsync()));
        Assert.Equal("closed", (string?)(await _app.App.CheckAsync("vendors"))["meet"]!["circuit"]);
    }

    [Fact]
    public async Task Nothing_is_sent_where_the_vendor_is_not_configured()
    {
        await using var app = await AppProcess.StartAsync(_app.SettingsWith(("Meet__ApiToken", "")));

        var result = await app.RunTimerAsync(ProbeMeetServers);

        Assert.Equal(("ok", "unknown unknown unknown unknown"), (result, await StatesAsync(app)));
        Assert.All(Gcore.All, simulator => simulator.EnsureNotCalled());
        Assert.Equal("healthy", await app.StatusAsync());
    }

    [Fact]
    public async Task Without_a_session_nothing_is_known_and_the_timer_has_failed()
    {
        await using var app = await AppProcess.StartAsync(_app.SettingsWith(
            ("Meet__ApiToken", ""), ("Meet__Username", MeetApp.Username), ("Meet__Password", MeetApp.Password)));
        Gcore.Iam.Misbehave(Misbehaviour.NotHttp);

        var failed = await app.RunTimerAsync(ProbeMeetServers);
        var states = await StatesAsync(app);
        var status = await app.StatusAsync();
        var next = await app.RunTimerAsync(ProbeMeetServers);

        Assert.Equal(("failed", "unknown unknown unknown unknown", "degraded"), (failed, states, status));
        Assert.Equal(("ok", "up up up up", "healthy"), (next, await StatesAsync(app), await app.StatusAsync()));
        Assert.Equal(1, Gcore.Account.Logins);
    }

    [Fact]
    public async Task What_one_instance_found_every_instance_tells()
    {
        Gcore.Servers[0].Misbehave(Misbehaviour.Status(502));
        await ProbeAsync();

        await using var other = await AppProcess.StartAsync(_app.SettingsWith());

        Assert.Equal(await StatesAsync(), await StatesAsync(other));
    }

    private Task<string> ProbeAsync() => _app.App.RunTimerAsync(ProbeMeetServers);

    private Task<string> StatesAsync() => StatesAsync(_app.App);

    /// <summary>Of serv0 to serv3.</summary>
    private static async Task<string> StatesAsync(AppProcess app)
    {
        var servers = await app.CheckAsync("meetServers");
        return string.Join(' ', Enumerable.Range(0, 4).Select(number => (string)servers[$"serv{number}"]!["state"]!));
    }

    private Task<HttpResponseMessage> CloseAsync(string room) =>
        _app.Client.PostAsync($"/api/meet/rooms/{room}/closeRoom", content: null);

    /// <summary>Its own storage, and vendors given up after a second.</summary>
    private sealed class ProbedApp : MeetApp, IDisposable
    {
        private readonly TemporaryDirectory _directory = new();

        protected override IReadOnlyDictionary<string, string> Settings => SettingsWith();

        public IReadOnlyDictionary<string, string> SettingsWith(params (string Name, string Value)[] settings) => With(
        [
            .. Operator.NoTimerByItself.Select(setting => (setting.Key, setting.Value)),
            ("Meet__ApiToken", ApiToken),
            ("Relay__TimeoutSeconds", "1"),
            ("Storage__SqlitePath", Path.Combine(_directory.Path, "rtc.db")),
            .. settings,
        ]);

        public void Dispose() => _directory.Dispose();
    }
}
