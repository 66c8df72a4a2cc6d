using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Azure.Functions.Worker.Builder;

namespace RtcFunctions.Tests.LocalWorker;

/// <summary>A run of the app that ends by itself, because something in its settings is wrong.</summary>
internal sealed record RefusedStart(int ExitCode, string Output, string Error)
{
    private static readonly string DotnetPath = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task<RefusedStart> RunAsync(string workingDirectory, string[] arguments, params string[] settings)
    {
        var start = new ProcessStartInfo(DotnetPath, [typeof(FunctionsApplication).Assembly.Location, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var setting in settings)
        {
            var parts = setting.Split('=', 2);
            start.Environment[parts[0]] = parts[1];
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new RefusedStart(process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill();
        }
    }
}
