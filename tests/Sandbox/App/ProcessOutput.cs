using System.Diagnostics;

namespace RtcFunctions.Sandbox.App;

/// <summary>The lines of a process's two streams, as they come.</summary>
internal sealed class ProcessOutput
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Pulse _pulse = new();
    private int _openStreams = 2;

    public ProcessOutput(Process process)
    {
        _process = process;
        process.OutputDataReceived += Add;
        process.ErrorDataReceived += Add;
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    private bool HasEnded => Volatile.Read(ref _openStreams) == 0;

    public void Read()
    {
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The first such line; throws with all that was written where the process ends or the time is up without one.</summary>
    public async Task<string> WaitForAsync(Predicate<string> predicate, TimeSpan timeout)
    {
        string? found = null;
        var seen = 0;
        await _pulse.UntilAsync(
            () =>
            {
                var hasEnded = HasEnded;
                return (found = FindFrom(ref seen, predicate)) is not null || hasEnded;
            },
            timeout,
            () => Describe("The app did not write it in time"));
        return found ?? throw new InvalidOperationException(Describe("The app ended early"));
    }

    private string? FindFrom(ref int seen, Predicate<string> predicate)
    {
        lock (_lines)
        {
            while (seen < _lines.Count)
            {
                if (predicate(_lines[seen++]))
                {
                    return _lines[seen - 1];
                }
            }
        }

        return null;
    }

    private void Add(object sender, DataReceivedEventArgs written)
    {
        if (written.Data is null)
        {
            Interlocked.Decrement(ref _openStreams);
        }
        else
        {
            lock (_lines)
            {
                _lines.Add(written.Data);
            }
        }

        _pulse.Beat();
    }

    private string Describe(string what) => $"{what}. It wrote:{Environment.NewLine}{string.Join(Environment.NewLine, Lines)}";
}
