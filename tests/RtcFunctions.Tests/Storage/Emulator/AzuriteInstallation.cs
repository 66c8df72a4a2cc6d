namespace RtcFunctions.Tests.Storage.Emulator;

/// <summary>The Azurite of tests/azurite/package-lock.json, installed when it is first needed.</summary>
internal static class AzuriteInstallation
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>The folder it is in.</summary>
    public static Task<string> FolderAsync() => Installed.Value;

    private static async Task<string> InstallAsync()
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "azurite");
        var state = Directory.CreateDirectory(Path.Combine(folder, "obj")).FullName;
        using var held = await LockAsync(Path.Combine(state, "install.lock"));
        var wanted = await File.ReadAllTextAsync(Path.Combine(folder, "package-lock.json"));
        var marker = Path.Combine(state, "installed.json");
        if (!File.Exists(marker) || !string.Equals(await File.ReadAllTextAsync(marker), wanted, StringComparison.Ordinal))
        {
            using var npm = NodeJs.StartNpm(folder, "ci", "--ignore-scripts");
            using var timeout = new CancellationTokenSource(Patience);
            var output = npm.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = npm.StandardError.ReadToEndAsync(timeout.Token);
            await npm.WaitForExitAsync(timeout.Token);
            Assert.True(npm.ExitCode == 0, $"npm ci: {await output}{await errors}");
            await File.WriteAllTextAsync(marker, wanted);
        }

        return folder;
    }

    // Two test runs may want it at once.
    private static async Task<FileStream> LockAsync(string path)
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), timeout.Token);
            }
        }
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RtcFunctions.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests lie outside of their repository.");
        }

        return folder.FullName;
    }
}
