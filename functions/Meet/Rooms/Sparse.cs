namespace RtcFunctions.Meet.Rooms;

internal static class Sparse
{
    /// <summary>Null for what a row means by leaving it out: 0 or false.</summary>
    public static T? Sparsely<T>(this T value)
        where T : struct, IEquatable<T> => value.Equals(default) ? null : value;
}
