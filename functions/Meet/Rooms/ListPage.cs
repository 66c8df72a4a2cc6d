namespace RtcFunctions.Meet.Rooms;

/// <summary>A part of a list; <paramref name="Next"/> is the cursor that the rest lies behind, null where nothing is left.</summary>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>From one item more than was asked for, where there are so many.</summary>
    public static ListPage<T> Cut(List<T> items, int limit, Func<T, string> cursor) =>
        items.Count <= limit ? new(items, Next: null) : new(items[..limit], cursor(items[limit - 1]));
}
