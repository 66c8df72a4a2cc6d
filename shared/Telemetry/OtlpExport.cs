using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RtcFunctions.Telemetry;

/// <summary>Sends traces, metrics and logs to a collector.</summary>
public static class OtlpExport
{
    private const string ServiceName = "RtcFunctions";

    // Of the framework only measurements: its spans carry whole URLs, with the keys and signatures in them.
    private static readonly string[] Meters =
        [Instrumentation.Name, "Microsoft.AspNetCore.Hosting", "System.Net.Http", "System.Runtime"];

    /// <summary>
    /// Starts the OpenTelemetry SDK where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, configured by the specification's other
    /// <c>OTEL_*</c> settings; else nothing.
    /// </summary>
    public static IHostApplicationBuilder AddOtlpExport(this IHostApplicationBuilder builder, string version)
    {
        if (!OtlpSettings.AreOn(builder.Configuration))
        {
            return builder;
        }

        new SdkBuilder(builder.Services)
            .ConfigureResource(resource => resource
                .Clear()
                .AddService(ServiceName, serviceVersion: version)
                .AddTelemetrySdk()
                .AddEnvironmentVariableDetector())
            .WithTracing(tracing => tracing.AddSource(Instrumentation.Name))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithLogging(configureBuilder: null, logs => logs.IncludeFormattedMessage = true)
            .UseOtlpExporter();
        builder.Services.AddHostedService<OtlpLifetime>();
        return builder;
    }

    // What OpenTelemetry.Extensions.Hosting has as AddOpenTelemetry: the feed that this is built on lacks that package.
    private sealed class SdkBuilder(IServiceCollection services) : IOpenTelemetryBuilder
    {
        public IServiceCollection Services => services;
    }
}
