using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Meet.Access;

/// <summary>The access table of the contract's section 8.1: the first row that applies decides.</summary>
internal static class AccessRules
{
    // RFC 8470; the framework has no name for it.
    private const int TooEarly = 425;

    private static readonly (int Status, string Reason, Func<AccessCase, bool> Applies)[] Table =
    [
        // The vendor makes its credential optional; then a token is proof enough, and where none is needed there is no proof.
        (StatusCodes.Status401Unauthorized, AccessReason.Unauthorized, check => check.IsStrangers && !check.Room.Policy.RequireAccessToken),
        (StatusCodes.Status404NotFound, AccessReason.RoomNotFound, check => !check.Room.IsKept),
        (StatusCodes.Status400BadRequest, AccessReason.InvalidRequest, LacksWhatTheRoomRequires),
        (StatusCodes.Status401Unauthorized, AccessReason.Anonymous, check => check is { PeerId: "", Room.Policy.RequirePeerId: true }),
        (StatusCodes.Status403Forbidden, AccessReason.InvalidToken, HasInvalidToken),
        (StatusCodes.Status401Unauthorized, AccessReason.NotInvited, IsAnothers),
        (StatusCodes.Status401Unauthorized, AccessReason.Blocked, check => check.Peer?.IsBlockedIn(check.Room) is true),
        (TooEarly, AccessReason.TooEarly, check => check.Now < check.Room.Policy.OpensAt && !check.IsModerators),
        (StatusCodes.Status423Locked, AccessReason.Ended, check => check.Now >= check.Room.Policy.ClosesAt),
        (StatusCodes.Status409Conflict, AccessReason.Replaces, check => check.Peer is { IsConnected: true }),
        (StatusCodes.Status423Locked, AccessReason.Locked, check => check.Room.Policy.Locked && !check.IsModerators),
        (StatusCodes.Status423Locked, AccessReason.Full, check => !check.HasFreePlace && !check.HoldsPlace && !check.IsModerators),
        (StatusCodes.Status200OK, AccessReason.Admitted, _ => true),
    ];

    public static AccessDecision Decide(AccessCase check)
    {
        var (status, reason, _) = Table.First(row => row.Applies(check));
        return new AccessDecision(status, reason)
        {
            Message = status == StatusCodes.Status423Locked ? check.Room.Policy.Message : null,
            StartsAt = reason == AccessReason.TooEarly ? check.Room.Policy.OpensAt : null,
        };
    }

    private static bool LacksWhatTheRoomRequires(AccessCase check) =>
        (check.PeerId is null && check.Room.Policy.RequirePeerId) || (check.TokenHash is null && check.Room.Policy.RequireAccessToken);

    private static bool HasInvalidToken(AccessCase check) =>
        check.TokenHash is not null
        && (check.Invitation is not { } invitation || invitation.Epoch != check.Room.Epoch || invitation.ExpiresAt <= check.Now || check.IsTokenSpent);

    private static bool IsAnothers(AccessCase check) =>
        (check.Invitation is { } invitation && IsBoundToAnother(invitation.PeerId ?? invitation.UsedBy, check))
        || (check.Room.Policy.RequireAccessToken && check.Peer is { } peer && peer.IsPresent(check.Now) && peer.Invitation != check.TokenHash);

    private static bool IsBoundToAnother(string? owner, AccessCase check) => owner is not null && owner != check.PeerId;
}
