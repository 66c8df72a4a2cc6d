namespace RtcFunctions.Storage;

/// <summary>What a commit does to one row, and what must be true of the row for it.</summary>
public sealed record TableChange
{
    private TableChange(TableChangeKind kind, string row, TableProperties? properties, string? etag)
    {
        ArgumentNullException.ThrowIfNull(row);
        Kind = kind;
        Row = row;
        Properties = properties;
        ETag = etag;
    }

    public TableChangeKind Kind { get; }

    public string Row { get; }

    /// <summary>What the row holds afterwards; null where it is deleted.</summary>
    public TableProperties? Properties { get; }

    /// <summary>The ETag that the row must have; null where any will do.</summary>
    public string? ETag { get; }

    /// <summary>Fails where the row is there.</summary>
    public static TableChange Insert(string row, TableProperties properties) =>
        new(TableChangeKind.Insert, row, NotNull(properties), etag: null);

    /// <summary>Fails where the row is not there or has another ETag.</summary>
    public static TableChange Replace(string row, TableProperties properties, string etag) =>
        new(TableChangeKind.Replace, row, NotNull(properties), NotNull(etag));

    /// <summary>Writes the row, there or not.</summary>
    public static TableChange Upsert(string row, TableProperties properties) =>
        new(TableChangeKind.Upsert, row, NotNull(properties), etag: null);

    /// <summary>Fails where the row is not there, or has another ETag than the one given.</summary>
    public static TableChange Delete(string row, string? etag = null) =>
        new(TableChangeKind.Delete, row, properties: null, etag);

    private static T NotNull<T>(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}

/// <summary>The four things that a commit can do to a row.</summary>
public enum TableChangeKind
{
    Insert,
    Replace,
    Upsert,
    Delete,
}
