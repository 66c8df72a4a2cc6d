using System.Diagnostics;
using System.Reflection;
using RtcFunctions.Sandbox.App;

namespace RtcFunctions.Sandbox;

/// <summary>The app in a process of its own, configured by the given settings and by nothing that this process inherited.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private const string ListeningOn = "Now listening on: ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ProcessOutput _output;
    private readonly OrphanGuard _guard;
    private readonly string? _ownDirectory;

    private AppProcess(Process process, ProcessOutput output, string? ownDirectory)
    {
        _process = process;
        _output = output;
        _ownDirectory = ownDirectory;
        _guard = new OrphanGuard(process);
        Ended = EndAsync();
        Client = AppClient.Create();
    }

    /// <summary>A client of the app that follows no redirect, keeps no cookie and sends no trace.</summary>
    public HttpClient Client { get; }

    public int ProcessId => _process.Id;

    /// <summary>Completes with the exit code when the app ends.</summary>
    public Task<int> Ended { get; }

    /// <summary>Every line that the app wrote so far, to either stream.</summary>
    public IReadOnlyList<string> Output => _output.Lines;

    /// <summary>
    /// Starts the app and waits until it listens. Its working directory is a new one that goes with it, unless one is given; its URL
    /// a free port of loopback. Another ASP.NET Core app can take its place, and a command be given that runs it in its own, as
    /// <c>prlimit</c> does. A start that ends early throws with what the app wrote.
    /// </summary>
    public static async Task<AppProcess> StartAsync(
        IReadOnlyDictionary<string, string> settings,
        string url = "http://127.0.0.1:0",
        string? workingDirectory = null,
        string? assembly = null,
        params string[] under)
    {
        var ownDirectory = workingDirectory is null ? Directory.CreateTempSubdirectory("rtc-functions-").FullName : null;
        var process = new Process { StartInfo = AppStart.Describe(assembly ?? AppPath, url, workingDirectory ?? ownDirectory!, settings, under) };
        var output = new ProcessOutput(process);
        process.Start();
        output.Read();

        var app = new AppProcess(process, output, ownDirectory);
        try
        {
            app.Client.BaseAddress = await app.ReadAddressAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGTERM: the app ends what is under way. Answers its exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
        {
            ProcessSignal.Terminate(_process);
        }

        return await WaitForExitAsync();
    }

    /// <summary>SIGSTOP: the app stands still, connections and all.</summary>
    public void Freeze() => ProcessSignal.Freeze(_process);

    public void Thaw() => ProcessSignal.Thaw(_process);

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public Task<int> WaitForExitAsync() => Ended.WaitAsync(StopLimit);

    /// <summary>Waits for a line that was or will be written.</summary>
    public Task<string> WaitForOutputAsync(Predicate<string> predicate) => _output.WaitForAsync(predicate, StartLimit);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            Kill();
            await WaitForExitAsync();
        }

        _guard.Dispose();
        _process.Dispose();
        if (_ownDirectory is not null)
        {
            Directory.Delete(_ownDirectory, recursive: true);
        }
    }

    private static string AppPath { get; } = typeof(AppProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key is "AppPath").Value!;

    private async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task<Uri> ReadAddressAsync()
    {
        var line = await _output.WaitForAsync(line => line.Contains(ListeningOn, StringComparison.Ordinal), StartLimit);
        return new Uri(line[(line.IndexOf(ListeningOn, StringComparison.Ordinal) + ListeningOn.Length)..].Split(' ', '"')[0]);
    }
}
