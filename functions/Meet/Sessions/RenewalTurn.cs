using RtcFunctions.Secrets;

namespace RtcFunctions.Meet.Sessions;

/// <summary>
/// One instance's turn of the <see cref="RenewalLock"/>, until <paramref name="Until"/> at most. <paramref name="Claim"/> is the
/// digest of the one refresh token that it may send; null where it may send none.
/// </summary>
internal sealed record RenewalTurn(string ETag, DateTimeOffset Until, string? Sent, string? Claim)
{
    public bool MaySend(string refreshToken) => Claim is not null && Claim == Digest.Of(refreshToken);
}
