using System.Buffers;

namespace RtcFunctions.Meet;

/// <summary>A room's ID, which its callers make up: <c>[A-Za-z0-9_-]{1,128}</c>, case-sensitive.</summary>
internal static class RoomId
{
    public const int MaxLength = 128;
    public const string Rule = "must be 1 to 128 letters, digits, - or _";

    public static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public static bool IsWellFormed(string text) =>
        text.Length is > 0 and <= MaxLength && !text.AsSpan().ContainsAnyExcept(Characters);
}
