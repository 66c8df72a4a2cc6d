using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Storage;

[NeedsAzurite]
public sealed class AzuriteSharedKeyConformance(AzuriteOverHttp azurite)
    : TableStoreConformance(azurite.Store), IClassFixture<AzuriteOverHttp>;
