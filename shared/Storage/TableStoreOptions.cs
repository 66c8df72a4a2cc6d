using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RtcFunctions.Storage.AzureTables;

namespace RtcFunctions.Storage;

/// <summary>The settings that say where state is kept, as they were written.</summary>
internal sealed class TableStoreOptions
{
    public const string Table = "RtcFunctions";

    /// <summary>A connection string, with a key or for the emulator.</summary>
    public string? ConnectionString { get; set; }

    public string? TableServiceUri { get; set; }

    public string? AccountName { get; set; }

    /// <summary>Where a token comes from: <c>managedidentity</c>, or null for whatever Azure.Identity finds.</summary>
    public string? Credential { get; set; }

    /// <summary>The user-assigned managed identity; the system's where it is not set.</summary>
    public string? ClientId { get; set; }

    /// <summary>The file of the embedded engine, used where no Azure storage is configured.</summary>
    public string SqlitePath { get; set; } = "rtc.db";

    /// <summary>Its instances share no disk, so state must be in Azure.</summary>
    public bool UnderFunctionsHost { get; set; }

    public bool UsesAzure => ConnectionString is not null || TableServiceUri is not null || AccountName is not null;

    public void Read(IConfiguration configuration)
    {
        var account = configuration.GetSection("AzureWebJobsStorage");
        ConnectionString = Given(account.Value);
        TableServiceUri = Given(account["tableServiceUri"]);
        AccountName = Given(account["accountName"]);
        Credential = Given(account["credential"]);
        ClientId = Given(account["clientId"]);
        SqlitePath = Given(configuration["Storage:SqlitePath"]) ?? SqlitePath;

        // What the Functions host tells its worker, which does not start without it. FUNCTIONS_WORKER_RUNTIME says nothing: it is in
        // every local.settings.json.
        UnderFunctionsHost = Given(configuration["Functions:Worker:HostEndpoint"]) is not null;
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}

internal sealed class TableStoreOptionsValidator : IValidateOptions<TableStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, TableStoreOptions options) =>
        Fault(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;

    // The values stay out of it: one of them is a key.
    private static string? Fault(TableStoreOptions options) => options switch
    {
        { ConnectionString: not null } => AzureTableSettings.From(options) is null
            ? "AzureWebJobsStorage is not a connection string with AccountName, AccountKey and https, nor UseDevelopmentStorage=true."
            : null,
        { Credential: not null } when !string.Equals(options.Credential, "managedidentity", StringComparison.OrdinalIgnoreCase) =>
            "AzureWebJobsStorage__credential can only be managedidentity.",
        { TableServiceUri: not null } when AzureTableSettings.From(options) is null =>
            "AzureWebJobsStorage__tableServiceUri is not an https address.",
        { AccountName: not null } when AzureTableSettings.From(options) is null =>
            "AzureWebJobsStorage__accountName is not the name of a storage account.",
        { UsesAzure: false, UnderFunctionsHost: true } =>
            "AzureWebJobsStorage (or AzureWebJobsStorage__tableServiceUri) is not set; under the Functions host state needs Azure storage.",
        _ => null,
    };
}
