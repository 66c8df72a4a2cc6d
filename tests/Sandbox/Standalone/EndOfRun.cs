using System.Runtime.InteropServices;

namespace RtcFunctions.Sandbox.Standalone;

/// <summary>Waits for Ctrl-C or SIGTERM, or for the app to end by itself.</summary>
internal sealed class EndOfRun : IDisposable
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public EndOfRun()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    }

    /// <summary>The exit code: 0 where we were asked to end.</summary>
    public async Task<int> WaitAsync(AppProcess app)
    {
        var ended = app.Ended;
        await Task.WhenAny(_asked.Task, ended);

        // Ctrl-C goes to the whole foreground group, so the app may have been the first to go.
        if (ended.IsCompleted && await ended != 0)
        {
            Console.Error.WriteLine("The app has ended. Its last lines:");
            Console.Error.WriteLine(string.Join(Environment.NewLine, app.Output.TakeLast(20)));
            return 1;
        }

        await app.StopAsync();
        return 0;
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _asked.TrySetResult();
    }
}
