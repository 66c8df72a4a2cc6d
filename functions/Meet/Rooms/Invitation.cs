using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>An access token that we gave out, known by its SHA-256 alone.</summary>
internal sealed record Invitation(string TokenHash)
{
    /// <summary>The making of the room that it leads to.</summary>
    public required string Epoch { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whom it is bound to; null where anybody may use it.</summary>
    public string? PeerId { get; init; }

    /// <summary>The ID that its link carries without its being bound to it.</summary>
    public string? OfferedPeerId { get; init; }

    public string? DisplayName { get; init; }

    public bool IsModerators { get; init; }

    public bool IsOneTime { get; init; }

    /// <summary>The first peer that a one-time token admitted.</summary>
    public string? UsedBy { get; init; }

    /// <summary>The anonymous place that a one-time token was bound to, and until when it is answered for it.</summary>
    public string? AnonymousPlace { get; init; }

    public DateTimeOffset? AnonymousUntil { get; init; }

    /// <summary>Whether it is that peer's alone: it is bound to it, or admitted it first where it is a one-time token.</summary>
    public bool IsOnlyFor(string peerId) => (PeerId ?? UsedBy) == peerId;

    public static Invitation From(string tokenHash, TableProperties row) => new(tokenHash)
    {
        Epoch = row.GetString("epoch")!,
        ExpiresAt = row.GetDateTimeOffset("expiresAt")!.Value,
        PeerId = row.GetString("peerId"),
        OfferedPeerId = row.GetString("offeredPeerId"),
        DisplayName = row.GetString("displayName"),
        IsModerators = row.GetBoolean("moderator") ?? false,
        IsOneTime = row.GetBoolean("oneTime") ?? false,
        UsedBy = row.GetString("usedBy"),
        AnonymousPlace = row.GetString("anonymousPlace"),
        AnonymousUntil = row.GetDateTimeOffset("anonymousUntil"),
    };

    public TableProperties ToRow() => new()
    {
        { "epoch", Epoch },
        { "expiresAt", ExpiresAt },
        { "peerId", PeerId },
        { "offeredPeerId", OfferedPeerId },
        { "displayName", DisplayName },
        { "moderator", IsModerators.Sparsely() },
        { "oneTime", IsOneTime.Sparsely() },
        { "usedBy", UsedBy },
        { "anonymousPlace", AnonymousPlace },
        { "anonymousUntil", AnonymousUntil },
    };
}
