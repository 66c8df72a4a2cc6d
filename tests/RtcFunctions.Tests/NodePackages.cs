namespace RtcFunctions.Tests;

/// <summary>What a folder's package-lock.json names, installed when it is first needed.</summary>
internal sealed class NodePackages
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _folder;
    private readonly Lazy<Task<string>> _installed;

    /// <param name="folder">From the repository's root.</param>
    public NodePackages(string folder)
    {
        _folder = Path.Combine(RepositoryFiles.Root, folder);
        _installed = new(InstallAsync);
    }

    /// <summary>The folder that they are in.</summary>
    public Task<string> InstalledAsync() => _installed.Value;

    private async Task<string> InstallAsync()
    {
        var state = Directory.CreateDirectory(Path.Combine(_folder, "obj")).FullName;
        using var held = await LockAsync(Path.Combine(state, "install.lock"));
        var wanted = await File.ReadAllTextAsync(Path.Combine(_folder, "package-lock.json"));
        var marker = Path.Combine(state, "installed.json");
        if (!File.Exists(marker) || !string.Equals(await File.ReadAllTextAsync(marker), wanted, StringComparison.Ordinal))
        {
            using var npm = NodeJs.StartNpm(_folder, "ci", "--ignore-scripts");
            using var timeout = new CancellationTokenSource(Patience);
            var output = npm.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = npm.StandardError.ReadToEndAsync(timeout.Token);
            await npm.WaitForExitAsync(timeout.Token);
            Assert.True(npm.ExitCode == 0, $"npm ci: {await output}{await errors}");
            await File.WriteAllTextAsync(marker, wanted);
        }

        return _folder;
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
}
