using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Storage;

[NeedsAzurite]
public sealed class AzuriteTokenConformance(AzuriteOverHttps azurite)
    : TableStoreConformance(azurite.Store), IClassFixture<AzuriteOverHttps>;
