using RtcFunctions.Sandbox;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>A storage that breaks down under the app, and is mended.</summary>
internal abstract class OutageCase : IAsyncDisposable
{
    public abstract (string Name, string Value) Setting { get; }

    /// <summary>The storage as it is behind whatever keeps it from the app.</summary>
    public abstract ITableStore Store { get; }

    /// <summary>Places of the room that everybody wants to enter: with a full one a read is enough to refuse.</summary>
    public virtual int MostParticipants => 100;

    /// <summary>Refusals to wait for while storage is away.</summary>
    public virtual int Refusals => 200;

    public virtual Task<AppProcess> StartAppAsync(IReadOnlyDictionary<string, string> settings) => AppProcess.StartAsync(settings);

    public abstract void Break(AppProcess app);

    public abstract void Mend(AppProcess app);

    public abstract ValueTask DisposeAsync();
}
