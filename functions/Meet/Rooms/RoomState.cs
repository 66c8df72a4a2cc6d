using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>
/// A room as it was read, with the changes that operations make to it one after the other, none of them written yet. An
/// operation sees the rows that it named in its needs.
/// </summary>
internal sealed class RoomState(RoomReading reading, DateTimeOffset now, int largestCommit = 100)
{
    private readonly Dictionary<string, TableProperties?> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private Room? _room;
    private bool _isRoomWritten;

    public DateTimeOffset Now => now;

    /// <summary>Whether lapsed places may be left that were not read this time.</summary>
    public bool HasMoreLapsed => reading.HasMoreLapsed(now);

    public bool IsNew => !reading.Has(RoomRows.Room);

    public bool IsChanged => _isRoomWritten;

    public Room Room
    {
        get => _room ??= Read(RoomRows.Room) is { } row ? Room.From(row) : Room.Unknown;
        set
        {
            _room = value;
            _isRoomWritten = true;
        }
    }

    /// <summary>Places whose admission lapsed, and that nobody has taken back yet.</summary>
    public IEnumerable<string> LapsedPlaces => reading.Places(until => until <= now).Where(IsThere);

    /// <summary>Anonymous places that still wait for their connection.</summary>
    public IEnumerable<string> AnonymousPlaces => reading.AnonymousPlaces(until => until > now).Where(IsThere);

    public bool HasSpaceFor(int changes) => _written.Count + changes < largestCommit;

    public Peer Peer(string peerId) => Read(RoomRows.Peer(peerId)) is { } row ? Rooms.Peer.From(peerId, row) : new Peer(peerId);

    public void Put(Peer peer)
    {
        Follow(peer, peer.IsConnected);
        Write(RoomRows.Peer(peer.PeerId), peer.ToRow());
    }

    public void Forget(Peer peer)
    {
        Follow(peer, isConnected: false);
        Write(RoomRows.Peer(peer.PeerId), null);
    }

    public Invitation? Invitation(string tokenHash) =>
        Read(RoomRows.Invitation(tokenHash)) is { } row ? Rooms.Invitation.From(tokenHash, row) : null;

    public void Put(Invitation invitation) => Write(RoomRows.Invitation(invitation.TokenHash), invitation.ToRow());

    public void Log(RoomEvent entry)
    {
        // The first number lies above all that the room had before it was forgotten: a cursor outlives it.
        var number = Room.LastEvent is 0 ? Now.ToUnixTimeMilliseconds() : Room.LastEvent + 1;
        Room = Room with
        {
            LastEvent = number,
            Reconciled = entry.IsAboutPresence ? Room.Reconciled with { LastPresence = number } : Room.Reconciled,
        };
        Write(RoomRows.Event(number), entry.ToRow());
    }

    public TableProperties? Read(string row) => _written.TryGetValue(row, out var written) ? written : reading.Required(row)?.Properties;

    /// <summary>Whether a row is still as somebody has seen it with this ETag.</summary>
    public bool IsAsSeen(string row, string etag) => !_written.ContainsKey(row) && reading.Required(row)?.ETag == etag;

    /// <summary>Writes a row, or with null deletes it, and the room's own with it.</summary>
    public void Write(string row, TableProperties? properties)
    {
        if (properties is not null && !_written.ContainsKey(row) && !reading.HasRead(row))
        {
            _made.Add(row);
        }

        _written[row] = properties;
        _isRoomWritten = true;
    }

    /// <summary>The rows that are written without having been read: those to read first where the commit fails.</summary>
    public IEnumerable<string> Unread => _written.Keys.Where(row => !reading.HasRead(row));

    /// <summary>
    /// The commit that makes it so: a row that was read must be as it was read; one that was not must be there to be deleted, or
    /// not be there to be written; where nobody else can have written it, it is written or deleted whether it is there or not. One
    /// that was made and unmade again never was.
    /// </summary>
    public IReadOnlyList<TableChange> Changes() => _isRoomWritten
        ? [.. _written.Append(new(RoomRows.Room, Room.ToRow())).Select(row => Change(row.Key, row.Value)).OfType<TableChange>()]
        : [];

    private TableChange? Change(string row, TableProperties? properties)
    {
        if (properties is not null)
        {
            return reading.ETag(row) is { } etag ? TableChange.Replace(row, properties, etag)
                : reading.IsAlone ? TableChange.Upsert(row, properties)
                : TableChange.Insert(row, properties);
        }

        var read = reading.IsAlone ? reading.Required(row)?.ETag : reading.ETag(row);
        return read is null && (reading.HasRead(row) || _made.Contains(row)) ? null : TableChange.Delete(row, read);
    }

    private void Follow(Peer peer, bool isConnected)
    {
        var wasConnected = Read(RoomRows.Peer(peer.PeerId)) is { } row && Rooms.Peer.IsConnectedIn(row);
        if (wasConnected != isConnected)
        {
            Room = Room with { Occupancy = isConnected ? Room.Occupancy.Enter(now) : Room.Occupancy.Leave(now) };
        }
    }

    private bool IsThere(string row) => !_written.TryGetValue(row, out var written) || written is not null;
}
