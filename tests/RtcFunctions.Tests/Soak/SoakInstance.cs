using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Soak;

/// <summary>One instance of the app, through all its lives.</summary>
internal sealed class SoakInstance(IReadOnlyDictionary<string, string> settings, SoakTally tally) : IAsyncDisposable
{
    private readonly SemaphoreSlim _hand = new(1);
    private readonly List<string> _lines = [];
    private AppProcess? _process;

    /// <summary>The life that runs, frozen or not; null between two.</summary>
    public AppProcess? Process => Volatile.Read(ref _process);

    public IEnumerable<string> Lines => _lines.Concat(Process?.Output ?? []);

    public Task StartAsync() => ByOneHandAsync(BeginAsync);

    public Task KillAsync() => ByOneHandAsync(async () =>
    {
        var process = End();
        process.Kill();
        await process.WaitForExitAsync();
        await BuryAsync(process);
    });

    public Task TerminateAsync() => ByOneHandAsync(async () =>
    {
        var process = End();
        var exitCode = await process.StopAsync();
        tally.Check(exitCode == 0, $"terminated, it exited with {exitCode}");
        await BuryAsync(process);
    });

    public Task FreezeAsync(TimeSpan time) => ByOneHandAsync(async () =>
    {
        Process!.Freeze();
        await Task.Delay(time);
        Process!.Thaw();
    });

    public async ValueTask DisposeAsync()
    {
        if (Process is { } process)
        {
            await process.DisposeAsync();
        }

        _hand.Dispose();
    }

    private async Task ByOneHandAsync(Func<Task> doAsync)
    {
        await _hand.WaitAsync();
        try
        {
            await doAsync();
        }
        finally
        {
            _hand.Release();
        }
    }

    private async Task BeginAsync() => Volatile.Write(ref _process, await AppProcess.StartAsync(settings));

    /// <summary>Nobody new comes to it; those who are there see what becomes of them.</summary>
    private AppProcess End() => Interlocked.Exchange(ref _process, null)!;

    private async Task BuryAsync(AppProcess process)
    {
        lock (_lines)
        {
            _lines.AddRange(process.Output);
        }

        await process.DisposeAsync();
        await BeginAsync();
    }
}
