using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RtcFunctions.Sandbox.App;

namespace RtcFunctions.Tests.Storage.Emulator;

/// <summary>Azurite's table service, on a port of its own; what it holds goes with it.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    private const int MaxStarts = 3;

    private static readonly NodePackages Packages = new("tests/azurite");

    private readonly Process _process;

    private Azurite(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<Azurite> StartAsync(int? port = null, params string[] arguments)
    {
        var folder = await Packages.InstalledAsync();
        for (var start = 1; ; start++)
        {
            var chosen = port ?? FreePort();
            var process = NodeJs.StartNode(
                folder,
                ["start.cjs", "--tablePort", $"{chosen}", "--inMemoryPersistence", "--silent", "--disableTelemetry", .. arguments]);
            var errors = process.StandardError.ReadToEndAsync();
            if (await IsListeningAsync(process))
            {
                return new(process, chosen);
            }

            process.Dispose();
            Assert.True(start < MaxStarts, $"Azurite does not start: {await errors}");
        }
    }

    /// <summary>SIGSTOP: it takes connections, and says nothing.</summary>
    public void Freeze() => ProcessSignal.Freeze(_process);

    public void Thaw() => ProcessSignal.Thaw(_process);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsListeningAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("successfully started", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Another process may take it in between: hence the further starts.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
