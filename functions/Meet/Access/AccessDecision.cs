using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Meet.Access;

/// <summary>The answer to an access check: the vendor goes by the status, people by the rest.</summary>
internal sealed record AccessDecision(int Status, string Reason)
{
    public static readonly AccessDecision Unavailable = new(StatusCodes.Status500InternalServerError, AccessReason.Unavailable);
    public static readonly AccessDecision InvalidRequest = new(StatusCodes.Status400BadRequest, AccessReason.InvalidRequest);
    public static readonly AccessDecision Unauthorized = new(StatusCodes.Status401Unauthorized, AccessReason.Unauthorized);
    public static readonly AccessDecision Unmanaged = new(StatusCodes.Status200OK, AccessReason.Unmanaged);

    // A 409 refuses nobody: the vendor lets the new connection in and ends the old one.
    public bool Allowed => Status is StatusCodes.Status200OK or StatusCodes.Status409Conflict;

    public string? Message { get; init; }

    public DateTimeOffset? StartsAt { get; init; }
}
