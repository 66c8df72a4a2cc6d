namespace RtcFunctions.Sandbox.Gcore;

/// <summary>
/// Who is truly in which room. The first to come makes the room, the last to go ends it, and every change is told in its order.
/// </summary>
internal sealed class VideoRooms(Func<DateTimeOffset> now, Action<PresenceChange> tell)
{
    private readonly Dictionary<string, VideoRoom> _rooms = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public IReadOnlyList<Participant> Participants
    {
        get
        {
            lock (_lock)
            {
                return [.. _rooms.Values.SelectMany(room => room.Peers.Values)];
            }
        }
    }

    public Participant Join(string roomId, string peerId, string displayName)
    {
        lock (_lock)
        {
            if (!_rooms.TryGetValue(roomId, out var room))
            {
                room = _rooms[roomId] = new VideoRoom(now());
            }

            var joined = new Participant(this, roomId, peerId, displayName, now());
            var former = room.Peers.GetValueOrDefault(peerId);
            room.Peers[peerId] = joined;
            tell(new(PresenceChange.Connected, joined, joined.JoinedAt));

            // There is only ever one connection with an ID: the new one is made, then the former is ended.
            if (former is not null)
            {
                End(former, Departure.Replaced);
            }

            return joined;
        }
    }

    public bool Leave(Participant participant)
    {
        lock (_lock)
        {
            return participant.IsInside && Remove(participant.RoomId, participant.PeerId, Departure.Left);
        }
    }

    /// <summary>False where nobody with that ID is there.</summary>
    public bool Remove(string roomId, string peerId, Departure why)
    {
        lock (_lock)
        {
            if (!_rooms.TryGetValue(roomId, out var room) || !room.Peers.Remove(peerId, out var participant))
            {
                return false;
            }

            if (room.Peers.Count == 0)
            {
                _rooms.Remove(roomId);
            }

            End(participant, why);
            return true;
        }
    }

    /// <summary>False where there is no such room.</summary>
    public bool Close(string roomId)
    {
        lock (_lock)
        {
            if (!_rooms.Remove(roomId, out var room))
            {
                return false;
            }

            foreach (var participant in room.Peers.Values)
            {
                End(participant, Departure.RoomClosed);
            }

            return true;
        }
    }

    /// <summary>Null where there is no such room.</summary>
    public IReadOnlyList<string>? Peers(string roomId)
    {
        lock (_lock)
        {
            return _rooms.TryGetValue(roomId, out var room) ? [.. room.Peers.Keys] : null;
        }
    }

    public TimeSpan? Age(string roomId)
    {
        lock (_lock)
        {
            return _rooms.TryGetValue(roomId, out var room) ? now() - room.OpenedAt : null;
        }
    }

    private void End(Participant participant, Departure why)
    {
        participant.Departure = why;
        tell(new(PresenceChange.Disconnected, participant, now()));
    }

    private sealed record VideoRoom(DateTimeOffset OpenedAt)
    {
        public Dictionary<string, Participant> Peers { get; } = new(StringComparer.Ordinal);
    }
}
