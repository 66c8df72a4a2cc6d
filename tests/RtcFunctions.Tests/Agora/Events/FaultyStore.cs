using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Agora.Events;

/// <summary>A store whose next commits, or the answers to them, go wrong as a test says.</summary>
internal sealed class FaultyStore(ITableStore inner) : ITableStore
{
    private readonly Queue<Func<Func<Task<CommitOutcome>>, Task<CommitOutcome>>> _faults = [];
    private Func<Task<CommitOutcome>>? _late;

    /// <summary>How often anything was asked of it.</summary>
    public int Calls { get; private set; }

    /// <summary>Runs after a commit was applied and before its answer is lost.</summary>
    public Func<Task> BeforeLoss { get; set; } = () => Task.CompletedTask;

    public void LoseRequest(int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            _faults.Enqueue(_ => throw new StorageUnavailableException("The request was lost."));
        }
    }

    public void LoseAnswer() => _faults.Enqueue(async commit =>
    {
        await commit();
        await BeforeLoss();
        throw new StorageUnavailableException("The answer was lost.");
    });

    /// <summary>Is applied only when the next commit is on its way.</summary>
    public void HoldUp() => _faults.Enqueue(commit =>
    {
        _late = commit;
        throw new StorageUnavailableException("The request is held up.");
    });

    public Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken)
    {
        Calls++;
        return inner.ReadAsync(partition, row, cancellationToken);
    }

    public Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken)
    {
        Calls++;
        return inner.ReadRangeAsync(partition, range, limit, cancellationToken);
    }

    public async Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken)
    {
        Calls++;
        if (Interlocked.Exchange(ref _late, null) is { } late)
        {
            await late();
        }

        Task<CommitOutcome> CommitAsync() => inner.CommitAsync(partition, changes, cancellationToken);
        return await (_faults.TryDequeue(out var fault) ? fault(CommitAsync) : CommitAsync());
    }
}
