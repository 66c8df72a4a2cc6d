using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>A room's own row. Every commit to the room rewrites it, so that two writers cannot both be right.</summary>
internal sealed record Room
{
    public static readonly Room Unknown = new();

    /// <summary>Whether the room was PUT, and not deleted since; others have presence and events all the same.</summary>
    public bool IsKept => Epoch is not null;

    /// <summary>New with each making of the room: invitations to an older one are dead.</summary>
    public string? Epoch { get; init; }

    /// <summary>Counts PUT, lock and unlock.</summary>
    public long Revision { get; init; }

    public RoomPolicy Policy { get; init; } = RoomPolicy.None;

    /// <summary>Places held: by who is connected and by admissions, lapsed ones too until they are taken back.</summary>
    public long Places { get; init; }

    /// <summary>The number of the newest event.</summary>
    public long LastEvent { get; init; }

    /// <summary>The minute whose refusals are being counted, how many were logged in it, and how many were not.</summary>
    public DateTimeOffset? DeniedMinute { get; init; }

    public long DeniedLogged { get; init; }

    public long DeniedLeftOut { get; init; }

    public Occupancy Occupancy { get; init; } = Occupancy.Empty;

    public Reconciled Reconciled { get; init; } = Reconciled.Never;

    /// <summary>How many people were erased from it; each may have left a mark, see <see cref="ErasureMark"/>.</summary>
    public long Erasures { get; init; }

    /// <summary>When somebody was erased last; null where no mark of that is left.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    public static Room From(TableProperties row) => new()
    {
        Epoch = row.GetString("epoch"),
        Revision = row.GetInt64("revision") ?? 0,
        Places = row.GetInt64("places") ?? 0,
        LastEvent = row.GetInt64("lastEvent") ?? 0,
        DeniedMinute = row.GetDateTimeOffset("deniedMinute"),
        DeniedLogged = row.GetInt64("deniedLogged") ?? 0,
        DeniedLeftOut = row.GetInt64("deniedLeftOut") ?? 0,
        Erasures = row.GetInt64("erasures") ?? 0,
        ErasedAt = row.GetDateTimeOffset("erasedAt"),
        Occupancy = Occupancy.From(row),
        Reconciled = Reconciled.From(row),
        Policy = new RoomPolicy
        {
            OpensAt = row.GetDateTimeOffset("opensAt"),
            ClosesAt = row.GetDateTimeOffset("closesAt"),
            MaxParticipants = (int?)row.GetInt64("maxParticipants"),
            RequirePeerId = row.GetBoolean("requirePeerId") ?? false,
            RequireAccessToken = row.GetBoolean("requireAccessToken") ?? false,
            Locked = row.GetBoolean("locked") ?? false,
            Message = row.GetString("message"),
        },
    };

    public TableProperties ToRow()
    {
        var row = PolicyToRow();
        Occupancy.AddTo(row);
        Reconciled.AddTo(row);
        return row;
    }

    private TableProperties PolicyToRow() => new()
    {
        { "epoch", Epoch },
        { "revision", Revision.Sparsely() },
        { "places", Places.Sparsely() },
        { "lastEvent", LastEvent.Sparsely() },
        { "deniedMinute", DeniedMinute },
        { "deniedLogged", DeniedLogged.Sparsely() },
        { "deniedLeftOut", DeniedLeftOut.Sparsely() },
        { "erasures", Erasures.Sparsely() },
        { "erasedAt", ErasedAt },
        { "opensAt", Policy.OpensAt },
        { "closesAt", Policy.ClosesAt },
        { "maxParticipants", Policy.MaxParticipants },
        { "requirePeerId", Policy.RequirePeerId.Sparsely() },
        { "requireAccessToken", Policy.RequireAccessToken.Sparsely() },
        { "locked", Policy.Locked.Sparsely() },
        { "message", Policy.Message },
    };
}
