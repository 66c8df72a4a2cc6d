namespace RtcFunctions.Meet;

/// <summary>A recorded video's ID at the Streaming Platform: a number today.</summary>
internal static class VideoId
{
    public const string Rule = "must be 1 to 64 letters, digits, - or _";

    private const int MaxLength = 64;

    /// <summary>Numbers by their value; whatever else the vendor may give out, in a fixed order all the same.</summary>
    public static readonly Comparer<string> Order = Comparer<string>.Create((left, right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right));

    public static bool IsWellFormed(string text) =>
        text.Length is > 0 and <= MaxLength && !text.AsSpan().ContainsAnyExcept(RoomId.Characters);
}
