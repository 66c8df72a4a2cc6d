using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>
/// What waits for one room in this process: it is read, decided and committed together, one group after the other, so that a
/// crowd at the door shares round trips instead of losing races to itself.
/// </summary>
internal sealed class RoomQueue(string roomId, RoomStore store)
{
    /// <summary>Operations that are read for together; refusals write nothing, so a commit may decide more than it changes.</summary>
    private const int LargestGroup = 512;

    /// <summary>Races that are lost to other instances before storage counts as not to be had.</summary>
    private const int MostRaces = 50;

    private readonly Lock _gate = new();
    private readonly LinkedList<RoomOperation> _waiting = new();
    private bool _running;

    /// <summary>Whether nothing waits and nothing runs.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return !_running;
            }
        }
    }

    public void Add(RoomOperation operation)
    {
        lock (_gate)
        {
            _waiting.AddLast(operation);
            if (!_running)
            {
                _running = true;
                _ = Task.Run(RunAsync);
            }
        }
    }

    private async Task RunAsync()
    {
        while (Take() is { Count: > 0 } group)
        {
            try
            {
                PutBack(await CommitAsync(group));
            }
            // Each caller is told; what it means is his to decide.
            catch (Exception outage)
            {
                group.ForEach(operation => operation.Fail(outage));
            }
        }
    }

    /// <summary>Answers those operations that were left for the next group.</summary>
    private async Task<IReadOnlyList<RoomOperation>> CommitAsync(List<RoomOperation> group)
    {
        var needs = new RoomNeeds();
        group.ForEach(operation => operation.Need(needs));
        for (var race = 0; race < MostRaces; race++)
        {
            var state = await store.ReadAsync(roomId, needs, CancellationToken.None);
            var decided = new List<RoomOperation>(group.Count);
            var left = new List<RoomOperation>();
            foreach (var operation in group)
            {
                var isDecided = left.Count == 0 && state.HasSpaceFor(operation.MostChanges) && operation.TryApply(state);
                (isDecided ? decided : left).Add(operation);
            }

            if (!state.IsChanged || await store.TryCommitAsync(roomId, state, CancellationToken.None))
            {
                decided.ForEach(operation => operation.Complete());
                return left;
            }

            foreach (var row in state.Unread)
            {
                needs.Row(row);
            }
        }

        throw new StorageUnavailableException("Too many writers wanted the same room at once.");
    }

    private List<RoomOperation>? Take()
    {
        lock (_gate)
        {
            var group = new List<RoomOperation>();
            while (group.Count < LargestGroup && _waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                if (!first.Value.IsAbandoned)
                {
                    group.Add(first.Value);
                }
            }

            _running = group.Count > 0;
            return group;
        }
    }

    private void PutBack(IReadOnlyList<RoomOperation> left)
    {
        lock (_gate)
        {
            for (var i = left.Count - 1; i >= 0; i--)
            {
                _waiting.AddFirst(left[i]);
            }
        }
    }
}
