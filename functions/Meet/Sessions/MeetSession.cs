using System.Buffers.Text;
using RtcFunctions.Http;
using RtcFunctions.Secrets;

namespace RtcFunctions.Meet.Sessions;

/// <summary>
/// A login at Gcore: an access token for a while, and a refresh token that works once. Not a record: neither may get into a text.
/// </summary>
internal sealed class MeetSession(string account, string access, string refresh, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
{
    private const double RenewedAfter = 0.8;
    private const long LongestLife = 366 * 24 * 3600;

    /// <summary>Whose session it is, as <see cref="GcoreIam.AccountAsync"/> has it.</summary>
    public string Account => account;

    public string Access => access;

    public string Refresh => refresh;

    public DateTimeOffset IssuedAt => issuedAt;

    /// <summary>The greatest time there is where it is not known.</summary>
    public DateTimeOffset ExpiresAt => expiresAt;

    public DateTimeOffset RenewAt { get; } =
        expiresAt == DateTimeOffset.MaxValue ? expiresAt : issuedAt + ((expiresAt - issuedAt) * RenewedAfter);

    /// <summary>Equal versions have equal tokens; it tells nothing of them.</summary>
    public string Version { get; } = Digest.Of(access);

    /// <summary>
    /// A session that the vendor gave out just now, when its clock said <paramref name="vendorNow"/>. Its life is what the
    /// vendor's own times make it, counted from <paramref name="now"/>: clocks that differ do not end it. A token whose life
    /// cannot be read is renewed when it is refused.
    /// </summary>
    public static MeetSession Issued(string account, string access, string refresh, DateTimeOffset vendorNow, DateTimeOffset now)
    {
        var claims = Claims(access);
        var life = JsonText.TopLevelNumber(claims, "exp"u8) - (JsonText.TopLevelNumber(claims, "iat"u8) ?? vendorNow.ToUnixTimeSeconds());
        return new(account, access, refresh, now, life is > 0 and <= LongestLife ? now + TimeSpan.FromSeconds(life.Value) : DateTimeOffset.MaxValue);
    }

    /// <summary>Whether a text may stand in a header: a line break in it would begin another.</summary>
    public static bool IsToken(string text) => !text.Any(char.IsControl);

    public bool IsOver(DateTimeOffset now) => now >= expiresAt;

    /// <summary>Whether it can take the place of one that is worn.</summary>
    public bool IsNewerThan(MeetSession? worn) => worn is null || (worn.Version != Version && IssuedAt > worn.IssuedAt);

    private static byte[] Claims(string jwt) =>
        jwt.Split('.') is [_, var claims, _] && Base64Url.IsValid(claims) ? Base64Url.DecodeFromChars(claims) : [];
}
