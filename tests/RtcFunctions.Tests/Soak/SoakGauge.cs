using System.Diagnostics;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Meet.Webhooks;
using RtcFunctions.Tests.Relay.Faults;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Soak;

/// <summary>The most that an instance held at any time: memory, sockets, threads; and that no room held more than it may.</summary>
internal sealed class SoakGauge(SoakStage stage)
{
    private const long MostMemory = 700L * 1024 * 1024;
    private const int MostSockets = 2000;
    private const int MostThreads = 150;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ITableStore _store = AzuriteStore.WithSharedKey(stage.Azurite.Port);
    private readonly List<(long Memory, int Sockets, int Threads)> _samples = [];

    public async Task RunAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            foreach (var process in stage.Instances.Select(instance => instance.Process).OfType<RtcFunctions.Sandbox.AppProcess>())
            {
                Sample(process);
            }

            await Task.WhenAll(SoakVisitors.Rooms.Select(LookIntoAsync));
            await Task.Delay(Interval, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public string Report()
    {
        var (memory, sockets, threads) =
            (_samples.Max(sample => sample.Memory), _samples.Max(sample => sample.Sockets), _samples.Max(sample => sample.Threads));
        stage.Tally.Check(memory <= MostMemory, $"an instance held {memory} bytes");
        stage.Tally.Check(sockets <= MostSockets, $"an instance held {sockets} sockets");
        stage.Tally.Check(threads <= MostThreads, $"an instance held {threads} threads");
        return $"at most: {memory / 1024 / 1024} MiB, {sockets} sockets, {threads} threads in one instance";
    }

    private async Task LookIntoAsync(string room)
    {
        try
        {
            var places = (await new StoredRoom(_store, room).ReadAsync()).Places;
            stage.Tally.Check(places <= SoakVisitors.MostInside, $"{room} counted {places} places of {SoakVisitors.MostInside}");
        }
        // It hangs just now.
        catch (StorageUnavailableException)
        {
        }
    }

    private void Sample(RtcFunctions.Sandbox.AppProcess process)
    {
        try
        {
            using var handle = Process.GetProcessById(process.ProcessId);
            var open = OpenHandles.Of(process);
            _samples.Add((handle.WorkingSet64, open.RemotePorts.Count, open.Threads));
        }
        // It has just been killed.
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
        }
    }
}
