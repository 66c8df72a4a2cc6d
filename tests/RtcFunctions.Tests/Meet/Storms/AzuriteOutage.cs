using RtcFunctions.Sandbox;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>Azurite that refuses connections and breaks those there are, or takes them and says nothing.</summary>
internal sealed class AzuriteOutage : OutageCase
{
    private readonly Azurite _azurite;
    private readonly TcpGate _gate;
    private readonly bool _hangs;

    private AzuriteOutage(Azurite azurite, bool hangs)
    {
        _azurite = azurite;
        _gate = new TcpGate(azurite.Port);
        _hangs = hangs;
    }

    public override (string Name, string Value) Setting => ("AzureWebJobsStorage", AzuriteStore.ConnectionString(_gate.Port));

    public override ITableStore Store => AzuriteStore.WithSharedKey(_azurite.Port);

    public static async Task<AzuriteOutage> StartAsync(bool hangs) => new(await Azurite.StartAsync(), hangs);

    public override void Break(AppProcess app)
    {
        if (_hangs)
        {
            _azurite.Freeze();
        }
        else
        {
            _gate.Close();
        }
    }

    public override void Mend(AppProcess app)
    {
        if (_hangs)
        {
            _azurite.Thaw();
        }
        else
        {
            _gate.Open();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _gate.Dispose();
        await _azurite.DisposeAsync();
    }
}
