using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage.Emulator;

/// <summary>A store on an Azurite over HTTP, with the shared key.</summary>
public sealed class AzuriteOverHttp : IAsyncLifetime
{
    private Azurite? _azurite;

    public int Port => _azurite!.Port;

    public ITableStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (NodeJs.SkipReason is null)
        {
            _azurite = await Azurite.StartAsync();
            Store = AzuriteStore.WithSharedKey(_azurite.Port);
        }
    }

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }
}
