using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class StandaloneTests
{
    [Fact]
    public async Task The_sandbox_says_what_runs_where_and_ends_when_asked()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var sandbox = Start();
        var lines = new List<string>();
        while (await sandbox.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                break;
            }
        }

        var row = lines.Single(line => line.StartsWith("  the app", StringComparison.Ordinal));
        var app = new Uri(row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]);
        using var client = new HttpClient { BaseAddress = app };
        using var answer = await client.GetAsync(new Uri("api/health/live", UriKind.Relative));
        using var kill = Process.Start("kill", ["-TERM", sandbox.Id.ToString(CultureInfo.InvariantCulture)]);
        await sandbox.WaitForExitAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, sandbox.ExitCode);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Equal(9, lines.Count(line => line.StartsWith("curl ", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("api/health/live", UriKind.Relative)));
    }

    private static Process Start()
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return Process.Start(new ProcessStartInfo(dotnet, [typeof(AppProcess).Assembly.Location])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
    }
}
