namespace RtcFunctions.Meet.Rooms;

/// <summary>
/// What waits for one room in this process: it is read, decided and committed together, one group after the other, so that a
/// crowd at the door shares round trips instead of losing races to itself.
/// </summary>
internal sealed class RoomQueue(string roomId, RoomStore store)
{
    /// <summary>Operations that are read for together; refusals write nothing, so a commit may decide more than it changes.</summary>
    private const int LargestGroup = 512;

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
            if (_running)
            {
                return;
            }

            _running = true;
        }

        _ = RunAsync();
    }

    private async Task RunAsync()
    {
        while (HasMore())
        {
            var group = new RoomGroup(Take);
            try
            {
                await store.CommitAsync(roomId, group, CancellationToken.None);
                PutBack(group.Complete());
            }
            // Each caller is told; what it means is his to decide.
            catch (Exception outage)
            {
                group.Fail(outage);
            }
        }
    }

    private bool HasMore()
    {
        lock (_gate)
        {
            return _running = _waiting.Count > 0;
        }
    }

    private List<RoomOperation> Take()
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

            return group;
        }
    }

    private void PutBack(List<RoomOperation> left)
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
