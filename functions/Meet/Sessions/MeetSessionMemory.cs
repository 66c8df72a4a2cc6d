namespace RtcFunctions.Meet.Sessions;

/// <summary>Keeps the session of this process alone.</summary>
internal sealed class MeetSessionMemory : IMeetSessionStore, IDisposable
{
    private readonly SemaphoreSlim _renewal = new(1);
    private MeetSession? _session;

    public ValueTask<MeetSession?> ReadAsync(CancellationToken cancellationToken) => new(Volatile.Read(ref _session));

    public async ValueTask<IAsyncDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _renewal.WaitAsync(cancellationToken);
        return new Turn(_renewal);
    }

    public ValueTask SaveAsync(MeetSession session, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _session, session);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _renewal.Dispose();

    private sealed class Turn(SemaphoreSlim renewal) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            renewal.Release();
            return ValueTask.CompletedTask;
        }
    }
}
