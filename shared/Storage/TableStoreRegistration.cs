using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
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
        services.TryAddSingleton<IValidateOptions<TableStoreOptions>, TableStoreOptionsValidator>();
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
        return new SqliteTableStore(new SqliteOptions(options.SqlitePath, TableStoreOptions.Table), metrics);
    }
}
