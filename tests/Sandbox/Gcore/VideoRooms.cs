namespace RtcFunctions.Sandbox.Gcore;

/// <summary>Rooms by ID. The first to come makes the room, the last to go ends it.</summary>
internal sealed class VideoRooms
{
    private readonly Dictionary<string, (DateTimeOffset OpenedAt, List<string> Peers)> _rooms = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public void Add(string roomId, string peerId, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_rooms.TryGetValue(roomId, out var room))
            {
                room = _rooms[roomId] = (now, []);
            }

            // A second connection with the same ID ends the first: there is only ever one.
            room.Peers.Remove(peerId);
            room.Peers.Add(peerId);
        }
    }

    public bool Remove(string roomId, string peerId)
    {
        lock (_lock)
        {
            if (!_rooms.TryGetValue(roomId, out var room) || !room.Peers.Remove(peerId))
            {
                return false;
            }

            if (room.Peers.Count == 0)
            {
                _rooms.Remove(roomId);
            }

            return true;
        }
    }

    public bool Close(string roomId)
    {
        lock (_lock)
        {
            return _rooms.Remove(roomId);
        }
    }

    /// <summary>Null where there is no such room.</summary>
    public IReadOnlyList<string>? Peers(string roomId)
    {
        lock (_lock)
        {
            return _rooms.TryGetValue(roomId, out var room) ? [.. room.Peers] : null;
        }
    }

    public TimeSpan? Age(string roomId, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _rooms.TryGetValue(roomId, out var room) ? now - room.OpenedAt : null;
        }
    }
}
