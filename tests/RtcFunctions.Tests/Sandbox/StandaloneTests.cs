using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class StandaloneTests
{
    [Fact]
    public async Task The_sandbox_says_what_runs_where_plays_its_scene_and_ends_when_asked()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var sandbox = Start();
        var lines = await ReadAsync(sandbox);

        using var client = new HttpClient { BaseAddress = At(lines, "the app") };
        using var answer = await client.GetAsync(new Uri("api/health/live", UriKind.Relative));
        await Eventually.HoldsAsync(async () => (await RoomsAsync(lines)).Count > 1);
        var exitCode = await EndAsync(sandbox);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, exitCode);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Equal(11, lines.Count(line => line.StartsWith("curl ", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("api/health/live", UriKind.Relative)));
    }

    [Fact]
    public async Task The_scene_can_be_switched_off()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var sandbox = Start("--no-scene");
        var lines = await ReadAsync(sandbox);

        var rooms = await RoomsAsync(lines);
        var exitCode = await EndAsync(sandbox);

        Assert.Equal("serv2demo", Assert.Single(rooms).Key);
        Assert.Equal(9, lines.Count(line => line.StartsWith("curl ", StringComparison.Ordinal)));
        Assert.Equal(0, exitCode);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(Process sandbox)
    {
        var lines = new List<string>();
        while (await sandbox.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                break;
            }
        }

        return lines;
    }

    private static Uri At(IReadOnlyList<string> lines, string what)
    {
        var row = lines.Single(line => line.StartsWith($"  {what} ", StringComparison.Ordinal));
        var words = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Uri(words.Single(word => word.StartsWith("http:", StringComparison.Ordinal)));
    }

    /// <summary>Who is truly where, as Gcore tells.</summary>
    private static async Task<JsonObject> RoomsAsync(IReadOnlyList<string> lines)
    {
        using var client = new HttpClient { BaseAddress = At(lines, "Gcore serv0") };
        using var answer = await client.PostAsync(new Uri("sandbox/rooms", UriKind.Relative), content: null);
        return (await answer.JsonAsync())!["done"]!.AsObject();
    }

    private static async Task<int> EndAsync(Process sandbox)
    {
        using var kill = Process.Start("kill", ["-TERM", sandbox.Id.ToString(CultureInfo.InvariantCulture)]);
        await sandbox.WaitForExitAsync();
        return sandbox.ExitCode;
    }

    private static Process Start(params string[] arguments)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return Process.Start(new ProcessStartInfo(dotnet, [typeof(AppProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
    }
}
