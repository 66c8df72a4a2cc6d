using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RtcFunctions.Sandbox.App;

internal static class ProcessSignal
{
    private const int SigTerm = 15;

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

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}
