namespace RtcFunctions.Sandbox.Standalone;

/// <summary>The app's settings in the Sandbox: its vendors, a key, and what is switched off until somebody wants it.</summary>
public static class SandboxSettings
{
    public static IReadOnlyDictionary<string, string> For(SandboxVendors vendors, string key) =>
        new Dictionary<string, string>(vendors.Settings, StringComparer.Ordinal)
        {
            ["Functions__Keys__sandbox"] = key,
            ["Agora__DrainEvents"] = "true",
            ["Privasea__AllowUnlink"] = "true",
        };
}
