using System.Diagnostics;

namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>A fact that needs a mount namespace, skipped where the system gives none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NamespaceFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(() => IsAllowed() ? null : "The system gives no mount namespace.");

    public NamespaceFactAttribute()
    {
        Skip = Reason.Value!;
    }

    private static bool IsAllowed()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            using var probe = Process.Start("unshare", ["--map-root-user", "--mount", "mount", "--bind", "/etc/hosts", "/etc/hosts"]);
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        // There is no such program.
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
