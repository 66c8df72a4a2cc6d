using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace RtcFunctions.Relay;

public static class RelayRegistration
{
    /// <summary>The relay engine, with its settings <c>Relay__*</c>.</summary>
    public static IHostApplicationBuilder AddRelay(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptionsWithValidateOnStart<RelayOptions, RelayOptionsValidator>().BindConfiguration("Relay");
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<VendorReadiness>();
        services.AddSingleton<VendorTransport>();
        services.AddMetrics();
        services.AddSingleton<VendorPipelines>();
        services.AddSingleton<VendorTelemetry>();
        services.AddSingleton(provider => new RelayEngine(
            provider.GetRequiredService<VendorTransport>(),
            provider.GetRequiredService<VendorPipelines>(),
            provider.GetRequiredService<VendorTelemetry>(),
            provider.GetRequiredService<IOptions<RelayOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
