using Azure.Core.Pipeline;
using RtcFunctions.Storage.AzureTables;

namespace RtcFunctions.Tests.Storage.Emulator;

internal static class AzuriteStore
{
    // Published, as Azurite's documentation says.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // A busy machine makes Azurite slower than Azure.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static AzureTableStore WithSharedKey(int port, TimeSpan? tryTimeout = null, HttpPipelineTransport? transport = null)
    {
        var settings = StorageConnectionString.Parse(ConnectionString(port))!;
        return Open(settings.Endpoint, new SharedKeyPolicy(settings.Key!, TimeProvider.System), tryTimeout, transport);
    }

    public static string ConnectionString(int port) =>
        $"AccountName=devstoreaccount1;AccountKey={Key};TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1";

    public static AzureTableStore Open(
        Uri endpoint, HttpPipelinePolicy authentication, TimeSpan? tryTimeout = null, HttpPipelineTransport? transport = null) =>
        new(
            new TablePipeline(authentication, TestMetrics.Storage(), tryTimeout ?? Patience, transport),
            new TableAddress(endpoint, "RtcFunctions"));
}
