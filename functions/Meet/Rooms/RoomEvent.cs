using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>What happened in a room, as its log keeps it; <paramref name="Kind"/> is a word of the contract's section 8.</summary>
internal sealed record RoomEvent(string Kind, DateTimeOffset At, string? PeerId = null, string? DisplayName = null, string? Reason = null)
{
    public const string Invited = "invited";
    public const string Revoked = "revoked";
    public const string Locked = "locked";
    public const string Unlocked = "unlocked";
    public const string Denied = "denied";

    /// <summary>How many of its kind one event stands for; null where it stands for itself.</summary>
    public long? Count { get; init; }

    /// <summary>Whether it may have changed who is in the room, or is to be.</summary>
    public bool IsAboutPresence => Kind is not (Invited or Revoked or Locked or Unlocked or Denied);

    public bool IsAboutInvitation => Kind is Invited or Revoked;

    public static RoomEvent From(TableProperties row) =>
        new(row.GetString("kind")!, row.GetDateTimeOffset("at")!.Value, row.GetString("peerId"), row.GetString("displayName"), row.GetString("reason"))
        {
            Count = row.GetInt64("count"),
        };

    public TableProperties ToRow() => new()
    {
        { "kind", Kind },
        { "at", At },
        { "peerId", PeerId },
        { "displayName", DisplayName },
        { "reason", Reason },
        { "count", Count },
    };
}
