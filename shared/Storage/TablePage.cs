namespace RtcFunctions.Storage;

/// <summary>A part of a range; <paramref name="Next"/> is the rest of it, null where nothing was left.</summary>
public sealed record TablePage(IReadOnlyList<TableEntity> Entities, RowRange? Next)
{
    // An engine reads one entity more than it was asked for: so it knows whether anything is left.
    internal static TablePage Cut(List<TableEntity> entities, RowRange range, int limit) =>
        entities.Count <= limit ? new(entities, Next: null) : new(entities[..limit], range.After(entities[limit - 1].Row));
}
