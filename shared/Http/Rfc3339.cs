using System.Globalization;

namespace RtcFunctions.Http;

/// <summary>Times as the contract has them: read with any offset, written in UTC.</summary>
public static class Rfc3339
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            ToTicks(text.ToUpperInvariant()),
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time)
        && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    // A second may have more digits than ticks can tell.
    private static string ToTicks(string text)
    {
        const int Fraction = 20;
        const int Ticks = 7;
        const int End = Fraction + Ticks;
        return text.Length <= End || text[Fraction - 1] != '.' || text.AsSpan(Fraction, Ticks).ContainsAnyExceptInRange('0', '9')
            ? text
            : string.Concat(text.AsSpan(0, End), text.AsSpan(End).TrimStart("0123456789"));
    }
}
