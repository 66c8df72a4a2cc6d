using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RtcFunctions.Storage.AzureTables;
using RtcFunctions.Storage.Sqlite;

namespace RtcFunctions.Storage;

/// <summary>Registers <see cref="ITableStore"/>.</summary>
public static class TableStoreRegistration
{
    /// <summary>
    /// Azure Table storage where it is configured, else a SQLite file. A malformed setting stops the start; storage itself is
    /// first called when something is read or written.
    /// </summary>
    public static IServiceCollection AddTableStore(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageMetrics>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TableStoreOptions>, TableStoreOptionsValidator>());
        services.AddOptions<TableStoreOptions>()
            .Configure<IConfiguration>((options, configuration) => options.Read(configuration))
            .ValidateOnStart();
        services.TryAddSingleton(Open);
        return services;
    }

    private static ITableStore Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<TableStoreOptions>>().Value;
        var metrics = services.GetRequiredService<StorageMetrics>();
        var clock = services.GetRequiredService<TimeProvider>();
        if (AzureTableSettings.From(options) is not { } azure)
        {
            var file = new SqliteTableStore(new SqliteOptions(options.SqlitePath, TableStoreOptions.Table), metrics);
            return new TimedTableStore(file, "sqlite", metrics, clock);
        }

        HttpPipelinePolicy authentication = azure.Key is { } key
            ? new SharedKeyPolicy(key, clock)
            : new BearerTokenAuthenticationPolicy(Credential(options), "https://storage.azure.com/.default");
        var tables = new AzureTableStore(
            new TablePipeline(authentication, metrics), new TableAddress(azure.Endpoint, TableStoreOptions.Table));
        return new TimedTableStore(tables, "azure.tables", metrics, clock);
    }

    private static TokenCredential Credential(TableStoreOptions options) => options switch
    {
        { Credential: null, ClientId: var client } =>
            new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = client }),
        { ClientId: { } client } => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client)),
        _ => new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned),
    };
}
