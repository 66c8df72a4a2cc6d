using System.Globalization;

namespace RtcFunctions.Agora.Events;

/// <summary>An event's number in our log, written so that cursors are ordered as texts.</summary>
internal static class EventCursor
{
    private const int Digits = 19;

    /// <summary>Before every event; not one that a caller can give.</summary>
    public const string Start = "";

    public static string Format(long number) => number.ToString($"D{Digits}", CultureInfo.InvariantCulture);

    public static long Parse(string cursor) => long.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture);

    public static bool IsWellFormed(string text) => text.Length == Digits && text.All(char.IsAsciiDigit);
}
