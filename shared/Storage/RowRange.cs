namespace RtcFunctions.Storage;

/// <summary>The rows from <paramref name="From"/> up to, and without, <paramref name="To"/> (null: to the end).</summary>
public readonly record struct RowRange(string From, string? To)
{
    public static RowRange All => new(string.Empty, To: null);

    public static RowRange StartingWith(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var last = prefix.AsSpan().TrimEnd(char.MaxValue);
        return new(prefix, last.IsEmpty ? null : string.Concat(last[..^1], [(char)(last[^1] + 1)]));
    }

    /// <summary>What is left of this range behind <paramref name="row"/>.</summary>
    public RowRange After(string row) => this with { From = row + '\0' };
}
