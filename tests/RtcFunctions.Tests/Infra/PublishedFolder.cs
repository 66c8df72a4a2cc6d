using System.Diagnostics;
using System.Reflection;

namespace RtcFunctions.Tests.Infra;

/// <summary>The app, published for the local host as these tests were built.</summary>
public sealed class PublishedFolder : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public string Path => _folder.Path;

    public IEnumerable<FileInfo> Files => new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories);

    public async Task InitializeAsync()
    {
        var configuration = typeof(PublishedFolder).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var start = new ProcessStartInfo(
            "dotnet", ["publish", "functions", "--no-build", "-nologo", "-c", configuration, "-p:FunctionsHost=local", "-o", Path])
        {
            WorkingDirectory = RepositoryFiles.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var publish = Process.Start(start)!;
        var errors = publish.StandardError.ReadToEndAsync();
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output + await errors);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
