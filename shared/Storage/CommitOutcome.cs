namespace RtcFunctions.Storage;

/// <summary>What became of a commit: every change was applied, or none.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome()
    {
    }

    /// <summary>The new ETags, in the order of the changes; null for a deleted row.</summary>
    public sealed record Committed(IReadOnlyList<string?> ETags) : CommitOutcome;

    /// <summary>Nothing was applied: the condition of the change with this index did not hold (the first such, where several).</summary>
    public sealed record ConditionFailed(int Index) : CommitOutcome;
}
