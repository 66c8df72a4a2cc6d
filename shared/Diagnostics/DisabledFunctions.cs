using Microsoft.Extensions.Configuration;

namespace RtcFunctions.Diagnostics;

/// <summary>Functions that a setting switches off, in each spelling that the host knows.</summary>
public static class DisabledFunctions
{
    public static bool Contains(IConfiguration configuration, string function) =>
        IsSet(configuration[$"AzureWebJobs.{function}.Disabled"])
        || IsSet(configuration[$"AzureWebJobs_{function}_Disabled"])
        || IsSet(configuration[$"AzureWebJobs:{function}:Disabled"]);

    private static bool IsSet(string? value) =>
        value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
