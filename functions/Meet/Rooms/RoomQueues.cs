using System.Collections.Concurrent;

namespace RtcFunctions.Meet.Rooms;

/// <summary>The queue of each room that this process has had to do with lately.</summary>
internal sealed class RoomQueues(RoomStore store)
{
    private const int MostIdle = 10_000;

    private readonly ConcurrentDictionary<string, RoomQueue> _queues = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="Storage.StorageUnavailableException"/> where storage is away.</summary>
    public Task<TResult> RunAsync<TResult>(string roomId, RoomOperation<TResult> operation, CancellationToken cancellationToken)
        where TResult : class
    {
        if (_queues.Count > MostIdle)
        {
            ForgetIdle();
        }

        _queues.GetOrAdd(roomId, static (id, rooms) => new RoomQueue(id, rooms), store).Add(operation);
        return operation.WaitAsync(cancellationToken);
    }

    // A queue that is forgotten while an operation comes in runs on by itself: two queues of one room only race more.
    private void ForgetIdle()
    {
        foreach (var queue in _queues.Where(queue => queue.Value.IsIdle))
        {
            _queues.TryRemove(queue);
        }
    }
}
