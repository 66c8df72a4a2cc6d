using System.Diagnostics;
using System.Reflection;
using RtcFunctions.Load.Others;
using RtcFunctions.Sandbox.App;

namespace RtcFunctions.Load.Scenarios;

/// <summary>An app compiled ahead, started as often as is needed.</summary>
internal sealed class Published(string assembly, string path)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private static string Root { get; } = typeof(Published).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key is "RepositoryRoot").Value!;

    public static async Task<Published> AppAsync(string folder)
    {
        await PublishAsync(Path.Combine(Root, "functions"), folder, "-p:FunctionsHost=local");
        return new(Path.Combine(folder, "RtcFunctions.dll"), "/api/health/live");
    }

    /// <summary>What <c>dotnet new web</c> makes.</summary>
    public static async Task<Published> BareAsync(string folder)
    {
        // Not below the folder that it is published to: what lies there is no source to the compiler.
        var source = Directory.CreateDirectory(folder + "-source").FullName;
        await File.WriteAllTextAsync(Path.Combine(source, "Bare.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(source, "Program.cs"), """
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/", () => "Hello World!");
            app.Run();
            """);
        await PublishAsync(source, folder);
        return new(Path.Combine(folder, "Bare.dll"), "/");
    }

    /// <summary>From the start of the process to its first answer.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var url = new UriBuilder("http", "127.0.0.1", FreePort.Find(), path).Uri;
        using var client = new HttpClient();
        var folder = Directory.CreateTempSubdirectory("load-start-");
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [assembly, "--urls", url.GetLeftPart(UriPartial.Authority)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder.FullName,
        })!;
        using var guard = new OrphanGuard(process);
        await AnswerAsync(client, url, process);
        var elapsed = Stopwatch.GetElapsedTime(started);

        process.Kill();
        await process.WaitForExitAsync();
        folder.Delete(recursive: true);
        return elapsed;
    }

    private static async Task AnswerAsync(HttpClient client, Uri url, Process process)
    {
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(url);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException refused) when (refused.StatusCode is null && !process.HasExited)
            {
                await Task.Delay(Pause);
            }
        }
    }

    private static async Task PublishAsync(string project, string folder, params string[] properties)
    {
        using var publish = Process.Start(
            "dotnet",
            [
                "publish", project, "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true",
                "-p:RestoreLockedMode=false", "-p:NuGetLockFilePath=obj/published.packages.lock.json", "-o", folder, "-v", "q", "--nologo", .. properties,
            ]);
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"{project} could not be published.");
        }
    }
}
