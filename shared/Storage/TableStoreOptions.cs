using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace RtcFunctions.Storage;

/// <summary>The settings of section 11 of the contract that say where state is kept.</summary>
internal sealed class TableStoreOptions
{
    public const string Table = "RtcFunctions";

    /// <summary>The file of the embedded engine, used where no Azure storage is configured.</summary>
    public string SqlitePath { get; set; } = "rtc.db";

    /// <summary>Instances of the Functions host share no disk.</summary>
    public bool UnderFunctionsHost { get; set; }

    public void Read(IConfiguration configuration)
    {
        SqlitePath = configuration["Storage:SqlitePath"] ?? SqlitePath;

        // The worker cannot start without it under the Functions host, and nothing else sets it. FUNCTIONS_WORKER_RUNTIME is in
        // every local.settings.json, so it tells nothing.
        UnderFunctionsHost = !string.IsNullOrEmpty(configuration["Functions:Worker:HostEndpoint"]);
    }
}

internal sealed class TableStoreOptionsValidator : IValidateOptions<TableStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, TableStoreOptions options)
    {
        if (options.UnderFunctionsHost)
        {
            return ValidateOptionsResult.Fail(
                "AzureWebJobsStorage is not set, nor AzureWebJobsStorage__tableServiceUri or __accountName.");
        }

        return string.IsNullOrWhiteSpace(options.SqlitePath)
            ? ValidateOptionsResult.Fail("Storage__SqlitePath is empty.")
            : ValidateOptionsResult.Success;
    }
}
