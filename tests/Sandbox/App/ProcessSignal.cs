using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RtcFunctions.Sandbox.App;

/// <summary>Signals that .NET cannot send.</summary>
public static class ProcessSignal
{
    private const int SigTerm = 15;
    private const int SigStop = 19;
    private const int SigContinue = 18;

    /// <summary>Asks for an orderly end; Windows has no signal for that, so the process is killed there.</summary>
    public static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else
        {
            _ = Kill(process.Id, SigTerm);
        }
    }

    /// <summary>Lets a process stand still, connections and all, until it is thawed. Linux only.</summary>
    public static void Freeze(Process process) => _ = Kill(process.Id, SigStop);

    public static void Thaw(Process process) => _ = Kill(process.Id, SigContinue);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}
