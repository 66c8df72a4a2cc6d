using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RtcFunctions.Health;
using RtcFunctions.Secrets;

namespace RtcFunctions.Operations.Health;

public static class HealthRegistration
{
    public static IHostApplicationBuilder AddHealth(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var appStarted = TimeProvider.System.GetUtcNow();
        services.AddSingleton<HealthRecords>();
        services.AddSingleton<VendorHealth>();
        services.AddSingleton<IHealthCheck>(provider => new TimerHealth(
            TimerFunction.All, appStarted, provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AppHealth(
            provider.GetRequiredService<HealthRecords>(),
            provider.GetServices<IHealthCheck>(),
            provider.GetRequiredService<VendorHealth>(),
            provider.GetRequiredService<SecretCache>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AppHealth>>()));
        return builder;
    }
}
