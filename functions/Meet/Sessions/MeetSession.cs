using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Sessions;

/// <summary>
/// A login at Gcore: an access token for a while, and a refresh token that works once. Not a record: neither may get into a text.
/// </summary>
internal sealed class MeetSession(string access, string refresh, DateTimeOffset renewAt, DateTimeOffset expiresAt)
{
    private const double RenewedAfter = 0.8;
    private const long LongestLife = 366 * 24 * 3600;

    public string Access => access;

    public string Refresh => refresh;

    public DateTimeOffset RenewAt => renewAt;

    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>Equal versions have equal tokens; it tells nothing of them.</summary>
    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(access)));

    /// <summary>
    /// A session that the vendor gave out just now, when its clock said <paramref name="vendorNow"/>. Its life is what the
    /// vendor's own times make it, counted from <paramref name="now"/>: clocks that differ do not end it. A token whose life
    /// cannot be read is renewed when it is refused.
    /// </summary>
    public static MeetSession Issued(string access, string refresh, DateTimeOffset vendorNow, DateTimeOffset now)
    {
        var claims = Claims(access);
        var life = JsonText.TopLevelNumber(claims, "exp"u8) - (JsonText.TopLevelNumber(claims, "iat"u8) ?? vendorNow.ToUnixTimeSeconds());
        return life is > 0 and <= LongestLife
            ? new(access, refresh, now + TimeSpan.FromSeconds(life.Value * RenewedAfter), now + TimeSpan.FromSeconds(life.Value))
            : new(access, refresh, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
    }

    private static byte[] Claims(string jwt) =>
        jwt.Split('.') is [_, var claims, _] && Base64Url.IsValid(claims) ? Base64Url.DecodeFromChars(claims) : [];
}
