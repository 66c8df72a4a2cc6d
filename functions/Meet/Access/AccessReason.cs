namespace RtcFunctions.Meet.Access;

/// <summary>The words that an access check is answered with.</summary>
internal static class AccessReason
{
    public const string Unavailable = "unavailable";
    public const string InvalidRequest = "invalid_request";
    public const string Unauthorized = "unauthorized";
    public const string RoomNotFound = "room_not_found";
    public const string Unmanaged = "unmanaged";
    public const string Anonymous = "anonymous";
    public const string InvalidToken = "invalid_token";
    public const string NotInvited = "not_invited";
    public const string Blocked = "blocked";
    public const string TooEarly = "too_early";
    public const string Ended = "ended";
    public const string Replaces = "replaces";
    public const string Locked = "locked";
    public const string Full = "full";
    public const string Admitted = "admitted";
}
