using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage.Model;

/// <summary>One operation of a random sequence; partitions and rows are numbers of its sequence's.</summary>
internal abstract record ModelStep
{
    public sealed record Read(int Partition, int Row) : ModelStep;

    public sealed record List(int Partition, int? From, int? To, int Limit) : ModelStep;

    public sealed record Commit(int Partition, IReadOnlyList<Change> Changes) : ModelStep
    {
        public override string ToString() => $"Commit {Partition}: {string.Join(", ", Changes)}";
    }

    public sealed record Change(TableChangeKind Kind, int Row, ModelETag ETag, int Number);
}

internal enum ModelETag
{
    Any,
    Current,
    Stale,
}
