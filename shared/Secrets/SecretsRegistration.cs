using System.Diagnostics.Metrics;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RtcFunctions.Secrets;

public static class SecretsRegistration
{
    /// <summary>Secrets from Key Vault where <c>KeyVault__Uri</c> is set, by managed identity; else from the configuration.</summary>
    public static IHostApplicationBuilder AddSecrets(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptionsWithValidateOnStart<KeyVaultOptions, KeyVaultOptionsValidator>().BindConfiguration("KeyVault");
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton(provider =>
        {
            var cache = new SecretCache(
                provider.GetRequiredService<ISecretSource>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SecretCache>>());
            SecretMetrics.Observe(provider.GetRequiredService<IMeterFactory>(), cache);
            return cache;
        });
        services.AddHostedService<BackgroundRefresh>();
        if (string.IsNullOrEmpty(builder.Configuration["KeyVault:Uri"]))
        {
            services.AddSingleton<ISecretSource, ConfigurationSecretSource>();
        }
        else
        {
            services.AddSingleton(provider => new SecretClient(
                new Uri(provider.GetRequiredService<IOptions<KeyVaultOptions>>().Value.Uri!), new DefaultAzureCredential()));
            services.AddSingleton<ISecretSource, KeyVaultSecretSource>();
        }

        return builder;
    }
}
