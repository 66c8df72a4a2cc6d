using System.Reflection;

namespace RtcFunctions.Operations;

/// <summary>What was built, and from which commit: null where it was not built from a repository.</summary>
internal sealed record AppVersion(string Version, string? Commit)
{
    public static AppVersion Current { get; } = Read();

    // The SDK writes it as version+commit.
    private static AppVersion Read()
    {
        var attribute = typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;
        var parts = attribute.InformationalVersion.Split('+', 2);
        return new AppVersion(parts[0], parts.ElementAtOrDefault(1));
    }
}
