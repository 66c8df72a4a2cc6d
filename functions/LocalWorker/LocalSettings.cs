using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.FileProviders;

namespace RtcFunctions.LocalWorker;

/// <summary>Adds <c>local.settings.json</c> where the Core Tools would: below the environment's variables.</summary>
internal static class LocalSettings
{
    private const string FileName = "local.settings.json";
    private const string DefaultAddress = "http://127.0.0.1:7071";

    public static void AddLocalSettings(this ConfigurationManager configuration, params ReadOnlySpan<string> directories)
    {
        foreach (var directory in directories)
        {
            if (File.Exists(Path.Combine(directory, FileName)))
            {
                var sources = ((IConfigurationBuilder)configuration).Sources;
                sources.Insert(FirstUnprefixedEnvironment(sources), Source(directory));
                return;
            }
        }
    }

    public static void AddDefaultAddress(this ConfigurationManager configuration)
    {
        string[] others = ["urls", "http_ports", "https_ports"];
        if (others.All(key => string.IsNullOrEmpty(configuration[key])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            configuration["urls"] = DefaultAddress;
        }
    }

    private static LocalSettingsSource Source(string directory) => new()
    {
        Path = FileName,
        ReloadOnChange = true,
        // Polled: a file system watcher would watch every folder below as well.
        FileProvider = new PhysicalFileProvider(directory) { UsePollingFileWatcher = true, UseActivePolling = true },
    };

    private static int FirstUnprefixedEnvironment(IEnumerable<IConfigurationSource> sources) =>
        sources.TakeWhile(source => source is not EnvironmentVariablesConfigurationSource { Prefix: null or "" }).Count();
}
