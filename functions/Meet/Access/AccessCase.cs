using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Access;

/// <summary>All that an access check is decided by.</summary>
internal sealed record AccessCase(Room Room, DateTimeOffset Now)
{
    /// <summary>Null where it is missing, empty where the person is anonymous.</summary>
    public string? PeerId { get; init; }

    /// <summary>What is known of that peer; null for an anonymous one.</summary>
    public Peer? Peer { get; init; }

    /// <summary>The token's SHA-256; null where none came.</summary>
    public string? TokenHash { get; init; }

    public Invitation? Invitation { get; init; }

    /// <summary>Whether the peer that a one-time token belongs to has left it behind for good.</summary>
    public bool IsTokenSpent { get; init; }

    /// <summary>Whether this peer, or the anonymous one of this token, holds a place already.</summary>
    public bool HoldsPlace { get; init; }

    public bool HasFreePlace { get; init; }

    /// <summary>Whether no credential is configured that could tell the vendor from others, nor is that allowed.</summary>
    public bool IsStrangers { get; init; }

    public bool IsModerators => Invitation is { IsModerators: true };
}
