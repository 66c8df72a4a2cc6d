using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Storms;

[NeedsAzurite]
public sealed class AzuriteStorm(AzuriteOverHttp azurite) : StormConformance, IClassFixture<AzuriteOverHttp>
{
    protected override (string Name, string Value) Storage => ("AzureWebJobsStorage", AzuriteStore.ConnectionString(azurite.Port));

    protected override ITableStore Store => azurite.Store;
}
