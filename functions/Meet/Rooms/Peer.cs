using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>What is known of one person in one room.</summary>
internal sealed record Peer(string PeerId)
{
    public string? DisplayName { get; init; }

    public bool IsConnected { get; init; }

    /// <summary>When it connected or was admitted last.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Until when an admission waits for its connection; null where none does.</summary>
    public DateTimeOffset? AdmittedUntil { get; init; }

    /// <summary>Whether its connection holds a counted place; that of an admission lies in a row of its own.</summary>
    public bool HoldsPlace { get; init; }

    /// <summary>Enters locked, full and unopened rooms, and holds no counted place.</summary>
    public bool IsModerator { get; init; }

    /// <summary>The token's SHA-256 that it entered with.</summary>
    public string? Invitation { get; init; }

    /// <summary>The making of the room that it is kept out of: a block goes with the room.</summary>
    public string? BlockedIn { get; init; }

    /// <summary>After a replacement: until when a <c>disconnected</c> is the old connection's.</summary>
    public DateTimeOffset? ReplacedUntil { get; init; }

    /// <summary>How many replaced connections' <c>disconnected</c> are still to come until then.</summary>
    public long Replacements { get; init; }

    /// <summary>When it left last; null where it never did, or is back.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Whether it left because it was removed or evicted: then it is not taken back where the vendor still has it.</summary>
    public bool IsPutOut { get; init; }

    /// <summary>Found at the vendor before it was told to us: until when a <c>connected</c> is of that connection, and replaces none.</summary>
    public DateTimeOffset? FoundUntil { get; init; }

    /// <summary>Announced by a link with a JWT: until when it may connect without having been admitted.</summary>
    public DateTimeOffset? AnnouncedUntil { get; init; }

    /// <summary>Whether that link makes it a moderator.</summary>
    public bool IsAnnouncedModerator { get; init; }

    public bool IsBlockedIn(Room room) => BlockedIn is not null && BlockedIn == room.Epoch;

    public bool IsAdmitted(DateTimeOffset now) => AdmittedUntil > now;

    public bool IsAnnounced(DateTimeOffset now) => AnnouncedUntil > now;

    /// <summary>Whether its connection holds no counted place, by an invitation or by an announcement.</summary>
    public bool ConnectsAsModerator(DateTimeOffset now) => IsModerator || (IsAnnouncedModerator && IsAnnounced(now));

    /// <summary>Connected, or expected within an unlapsed admission.</summary>
    public bool IsPresent(DateTimeOffset now) => IsConnected || IsAdmitted(now);

    /// <summary>Whether all that is known of it ended before then.</summary>
    public bool IsGoneSince(DateTimeOffset cutoff) =>
        !IsConnected && !(Since >= cutoff || AdmittedUntil >= cutoff || LeftAt >= cutoff || AnnouncedUntil >= cutoff || ReplacedUntil >= cutoff);

    public static bool IsConnectedIn(TableProperties row) => row.GetBoolean("connected") ?? false;

    public static Peer From(string peerId, TableProperties row) => new(peerId)
    {
        DisplayName = row.GetString("displayName"),
        IsConnected = IsConnectedIn(row),
        Since = row.GetDateTimeOffset("since"),
        AdmittedUntil = row.GetDateTimeOffset("admittedUntil"),
        HoldsPlace = row.GetBoolean("holdsPlace") ?? false,
        IsModerator = row.GetBoolean("moderator") ?? false,
        Invitation = row.GetString("invitation"),
        BlockedIn = row.GetString("blockedIn"),
        ReplacedUntil = row.GetDateTimeOffset("replacedUntil"),
        Replacements = row.GetInt64("replacements") ?? 0,
        LeftAt = row.GetDateTimeOffset("leftAt"),
        IsPutOut = row.GetBoolean("putOut") ?? false,
        FoundUntil = row.GetDateTimeOffset("foundUntil"),
        AnnouncedUntil = row.GetDateTimeOffset("announcedUntil"),
        IsAnnouncedModerator = row.GetBoolean("announcedModerator") ?? false,
    };

    public TableProperties ToRow() => new()
    {
        { "displayName", DisplayName },
        { "connected", IsConnected.Sparsely() },
        { "since", Since },
        { "admittedUntil", AdmittedUntil },
        { "holdsPlace", HoldsPlace.Sparsely() },
        { "moderator", IsModerator.Sparsely() },
        { "invitation", Invitation },
        { "blockedIn", BlockedIn },
        { "replacedUntil", ReplacedUntil },
        { "replacements", Replacements.Sparsely() },
        { "leftAt", LeftAt },
        { "putOut", IsPutOut.Sparsely() },
        { "foundUntil", FoundUntil },
        { "announcedUntil", AnnouncedUntil },
        { "announcedModerator", IsAnnouncedModerator.Sparsely() },
    };
}
