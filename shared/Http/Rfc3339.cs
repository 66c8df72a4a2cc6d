using System.Globalization;
using System.Text.RegularExpressions;

namespace RtcFunctions.Http;

/// <summary>Times as the contract has them: read with any offset, written in UTC.</summary>
public static partial class Rfc3339
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            BelowTicks().Replace(text.ToUpperInvariant(), ""),
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time)
        && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=\.[0-9]{7})[0-9]+")]
    private static partial Regex BelowTicks();
}
