using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;

namespace RtcFunctions.LocalWorker;

/// <summary>Where settings come from, besides the environment and the command line, which win over what is added here.</summary>
internal static class LocalSettings
{
    private const string FileName = "local.settings.json";

    /// <summary>Adds the <c>local.settings.json</c> of the first directory that has one.</summary>
    public static void AddLocalSettings(this ConfigurationManager configuration, params ReadOnlySpan<string> directories)
    {
        foreach (var directory in directories)
        {
            if (File.Exists(Path.Combine(directory, FileName)))
            {
                var sources = ((IConfigurationBuilder)configuration).Sources;
                sources.Insert(BelowEnvironment(sources), Source(directory));
                return;
            }
        }
    }

    /// <summary>The address that the Core Tools use, and quiet about each request; any setting wins.</summary>
    public static void AddLocalDefaults(this ConfigurationManager configuration)
    {
        var defaults = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        };
        if (!ListeningAddresses.AreConfigured(configuration))
        {
            defaults[ListeningAddresses.Urls] = "http://127.0.0.1:7071";
        }

        ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
    }

    private static LocalSettingsSource Source(string directory) => new()
    {
        Path = FileName,
        ReloadOnChange = true,
        // Polled: a file system watcher would watch every folder below as well.
        FileProvider = new PhysicalFileProvider(directory) { UsePollingFileWatcher = true, UseActivePolling = true },
    };

    private static int BelowEnvironment(IEnumerable<IConfigurationSource> sources) =>
        sources.TakeWhile(source => source is not EnvironmentVariablesConfigurationSource { Prefix: null or "" }).Count();
}
