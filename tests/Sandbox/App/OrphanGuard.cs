using System.Diagnostics;
using System.Globalization;

namespace RtcFunctions.Sandbox.App;

/// <summary>
/// Ends the app when this process ends without having done so itself. Where it is killed it can do nothing any more: then a shell that
/// reads from it finds the pipe closed, and ends the app.
/// </summary>
public sealed class OrphanGuard : IDisposable
{
    private const string KillWhenTheParentIsGone = """read -r _ || kill -KILL "$0" 2>/dev/null""";

    private readonly Process _app;
    private readonly Process? _shell;

    public OrphanGuard(Process app)
    {
        _app = app;
        AppDomain.CurrentDomain.ProcessExit += Kill;
        if (!OperatingSystem.IsWindows())
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", KillWhenTheParentIsGone, app.Id.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardInput = true,
                UseShellExecute = false,
            };
            _shell = Process.Start(start);
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        try
        {
            _shell?.StandardInput.WriteLine();
            _shell?.StandardInput.Flush();
        }
        catch (IOException)
        {
            // Ctrl-C goes to the whole foreground group: the shell has gone already.
        }

        _shell?.Dispose();
    }

    private void Kill(object? sender, EventArgs e)
    {
        if (!_app.HasExited)
        {
            _app.Kill(entireProcessTree: true);
        }
    }
}
