using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RtcFunctions.Sandbox.App;

internal static class AppStart
{
    /// <summary>What configures the app, or its host, must come from the caller alone.</summary>
    private static readonly string[] NotInherited =
    [
        "ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_URLS", "DOTNET_HTTP", "URLS", "HTTP_PORTS", "HTTPS_PORTS", "Logging", "Kestrel",
        "AzureWebJobs", "Functions", "KeyVault", "Storage", "Relay", "Schedule", "OTEL_", "APPLICATIONINSIGHTS_", "WEBSITE_",
        "AZURE_", "IDENTITY_", "MSI_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
        "Zego", "Agora", "Corezoid", "Privasea", "Meet",
    ];

    public static ProcessStartInfo Describe(
        string appPath,
        string url,
        string workingDirectory,
        IReadOnlyDictionary<string, string> settings,
        params string[] under)
    {
        string[] command = [.. under, DotnetPath, appPath, "--urls", url];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsNotInherited).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>The runtime that runs us, wherever it lies: three folders up from shared/Microsoft.NETCore.App/{version}.</summary>
    private static string DotnetPath { get; } = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static bool IsNotInherited(string name) =>
        NotInherited.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
