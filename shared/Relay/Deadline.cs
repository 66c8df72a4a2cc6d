using Microsoft.Extensions.ObjectPool;

namespace RtcFunctions.Relay;

/// <summary>
/// How long a vendor has for what is awaited of him; it ends as well when the caller goes. Its source comes from a pool, since each
/// attempt takes one, with a timer and a link to the caller.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private static readonly ObjectPool<CancellationTokenSource> Sources = new DefaultObjectPool<CancellationTokenSource>(new Unused(), maximumRetained: 1024);

    private readonly TimeSpan _timeout;
    private readonly CancellationTokenRegistration _link;
    private CancellationTokenSource? _source = Sources.Get();

    private Deadline(TimeSpan timeout, CancellationToken caller)
    {
        _timeout = timeout;
        _link = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source!.Token;

    public static Deadline Begin(TimeSpan timeout, CancellationToken caller)
    {
        var deadline = new Deadline(timeout, caller);
        deadline.Restart();
        return deadline;
    }

    /// <summary>Gives the whole time again.</summary>
    public void Restart() => _source?.CancelAfter(_timeout);

    /// <summary>Lets the time stand still, while it is the caller who takes his.</summary>
    public void Rest() => _source?.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Cancel() => _source?.Cancel();

    public void Dispose()
    {
        _link.Dispose();
        if (Interlocked.Exchange(ref _source, null) is { } source)
        {
            Sources.Return(source);
        }
    }

    /// <summary>Takes back a source that was never cancelled, nor is about to be.</summary>
    private sealed class Unused : PooledObjectPolicy<CancellationTokenSource>
    {
        public override CancellationTokenSource Create() => new();

        public override bool Return(CancellationTokenSource source)
        {
            if (source.TryReset())
            {
                return true;
            }

            source.Dispose();
            return false;
        }
    }
}
