using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage.Model;

/// <summary>What a partition is: sorted rows, and conditions on them. The ETags are those that the engine gave.</summary>
internal sealed class TableModel
{
    private readonly SortedDictionary<string, (long? Number, string ETag)> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stale = new(StringComparer.Ordinal);

    public (long? Number, string ETag)? Read(string row) => _rows.TryGetValue(row, out var entity) ? entity : null;

    /// <summary>One that the row had once; null where it never had another than it has.</summary>
    public string? StaleETag(string row) => _stale.GetValueOrDefault(row);

    public IEnumerable<(string Row, long? Number, string ETag)> List(RowRange range) => _rows
        .Where(entity => string.CompareOrdinal(entity.Key, range.From) >= 0)
        .Where(entity => range.To is null || string.CompareOrdinal(entity.Key, range.To) < 0)
        .Select(entity => (entity.Key, entity.Value.Number, entity.Value.ETag));

    /// <summary>The first change whose condition does not hold; null where all do.</summary>
    public int? FirstFailure(IReadOnlyList<TableChange> changes)
    {
        var holds = changes.Select(change => change.Kind switch
        {
            TableChangeKind.Insert => Read(change.Row) is null,
            TableChangeKind.Upsert => true,
            _ => Read(change.Row) is { } now && (change.ETag is null || string.Equals(change.ETag, now.ETag, StringComparison.Ordinal)),
        });
        var first = holds.TakeWhile(held => held).Count();
        return first == changes.Count ? null : first;
    }

    public void Apply(IReadOnlyList<TableChange> changes, IReadOnlyList<string?> etags)
    {
        foreach (var (change, etag) in changes.Zip(etags))
        {
            if (_rows.Remove(change.Row, out var before))
            {
                _stale[change.Row] = before.ETag;
            }

            if (change.Properties is { } properties)
            {
                _rows.Add(change.Row, (properties.GetInt64("number"), etag!));
            }
        }
    }
}
