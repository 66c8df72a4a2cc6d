using System.Net;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Telemetry.Otlp;

namespace RtcFunctions.Tests.Telemetry;

/// <summary>gRPC is what the SDK speaks where no setting names a protocol.</summary>
public sealed class GrpcExportTests : IAsyncLifetime
{
    private OtlpReceiver _collector = null!;

    public async Task InitializeAsync() => _collector = await OtlpReceiver.StartAsync();

    public async Task DisposeAsync() => await _collector.DisposeAsync();

    [Fact]
    public async Task With_an_endpoint_alone_every_signal_reaches_the_collector()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.GrpcEndpoint,
            ["Logging__LogLevel__Default"] = "Information",
        });

        using var answer = await app.Client.GetAsync("/api/version");
        await app.StopAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(_collector.Refused);
        Assert.Contains(_collector.Spans, span => span["faas.name"] == "ReportVersion");
        Assert.Contains(_collector.Points, point => point.Metric == "http.server.request.duration");
        Assert.NotEmpty(_collector.Logs);
    }
}
