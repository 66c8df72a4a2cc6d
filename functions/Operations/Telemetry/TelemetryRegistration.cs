using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Diagnostics;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Operations.Telemetry;

public static class TelemetryRegistration
{
    /// <summary>What is logged, what functions are measured with and, where settings say so, the way out to a collector.</summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Logging.UseLogFloors();
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<FunctionMetrics>();
        return builder.AddOtlpExport(AppVersion.Current.Version);
    }
}
