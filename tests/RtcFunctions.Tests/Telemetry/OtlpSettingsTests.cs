using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using RtcFunctions.Diagnostics;
using RtcFunctions.Sandbox;
using RtcFunctions.Telemetry;
using RtcFunctions.Tests.LocalWorker;

namespace RtcFunctions.Tests.Telemetry;

public sealed class OtlpSettingsTests
{
    // On a busy machine; to wait for the collector's answer would take a minute.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT=canary")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT=canary://127.0.0.1:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317", "OTEL_EXPORTER_OTLP_PROTOCOL=canary")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317", "OTEL_EXPORTER_OTLP_HEADERS=canary")]
    public void A_malformed_setting_stops_the_start_and_is_named(string named, params string[] settings)
    {
        Action read = () => OtlpSettings.AreOn(Configuration(settings));

        var error = Assert.Throws<InvalidSettingException>(read);

        Assert.Equal(named, error.Setting);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "OTEL_EXPORTER_OTLP_ENDPOINT=")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317", "OTEL_SDK_DISABLED=TRUE")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317", "OTEL_SDK_DISABLED=false")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_ENDPOINT=https://collector.example.com", "OTEL_EXPORTER_OTLP_HEADERS=a=b%20c,d=e")]
    public void The_endpoint_switches_it_on(bool expected, params string[] settings)
    {
        var areOn = OtlpSettings.AreOn(Configuration(settings));

        Assert.Equal(expected, areOn);
    }

    [Fact]
    public async Task A_malformed_endpoint_is_told_in_one_line()
    {
        using var directory = new TemporaryDirectory();

        var start = await RefusedStart.RunAsync(directory.Path, [], "OTEL_EXPORTER_OTLP_ENDPOINT=canary");

        Assert.Equal(1, start.ExitCode);
        Assert.Equal("OTEL_EXPORTER_OTLP_ENDPOINT: it is not an http or https URL.\n", start.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_collector_that_is_away_or_hangs_costs_nobody_anything(bool listens)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var endpoint = silent.LocalEndpoint.ToString();
        if (!listens)
        {
            silent.Stop();
        }

        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{endpoint}",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "60000",
        });
        using var answer = await app.Client.GetAsync("/api/health/live");
        var stopping = Stopwatch.StartNew();
        var exitCode = await app.StopAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, exitCode);
        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, LongestStop);
    }

    private static IConfiguration Configuration(IEnumerable<string> settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build();
}
