using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Tests.LocalWorker;

/// <summary>Each run as it begins; it ends when the test says so.</summary>
public sealed class TimerRuns
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Channel<TimerRun> _begun = Channel.CreateUnbounded<TimerRun>();
    private int _running;

    public int Count { get; private set; }

    public int Highest { get; private set; }

    public Task<TimerRun> NextAsync() => _begun.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    internal async Task EnterAsync(TimerInfo timer, CancellationToken cancellationToken)
    {
        Highest = Math.Max(Highest, Interlocked.Increment(ref _running));
        Count++;
        var run = new TimerRun(timer, cancellationToken);
        _begun.Writer.TryWrite(run);
        await run.Ended;
        Interlocked.Decrement(ref _running);
    }
}

public sealed class TimerRun(TimerInfo timer, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimerInfo Timer { get; } = timer;

    public bool IsCancelled => cancellationToken.IsCancellationRequested;

    internal Task Ended => _end.Task.WaitAsync(cancellationToken);

    public void End() => _end.SetResult();

    public void Fail() => _end.SetException(new InvalidOperationException("as the test wants"));
}
