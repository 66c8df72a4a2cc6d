using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage.Model;

/// <summary>A few rows of any name, and what is done to them, in this order.</summary>
internal sealed record ModelSequence(IReadOnlyList<string> Rows, IReadOnlyList<ModelStep> Steps)
{
    private const int PartitionCount = 2;
    private const int RowCount = 8;

    public static readonly Arbitrary<ModelSequence> Any = Arb.From(
        from rows in HostileStrings.Any.Generator.ArrayOf(RowCount)
        from steps in Gen.Frequency((6, Commit), (1, Read), (2, List)).ArrayOf()
        select new ModelSequence(rows, steps),
        sequence => sequence.Steps.Select(left => sequence.Without(left)));

    private ModelSequence Without(ModelStep left) => this with { Steps = [.. Steps.Where(step => !ReferenceEquals(step, left))] };

    private static Gen<int> Partition => Gen.Choose(0, PartitionCount - 1);

    private static Gen<int> Row => Gen.Choose(0, RowCount - 1);

    private static Gen<int?> RowOrNone => Gen.OneOf(Row.Select(row => (int?)row), Gen.Constant((int?)null));

    private static Gen<ModelStep> Read =>
        from partition in Partition
        from row in Row
        select (ModelStep)new ModelStep.Read(partition, row);

    private static Gen<ModelStep> List =>
        from partition in Partition
        from first in RowOrNone
        from end in RowOrNone
        from limit in Gen.Choose(1, 5)
        select (ModelStep)new ModelStep.List(partition, first, end, limit);

    private static Gen<ModelStep> Commit =>
        from partition in Partition
        from count in Gen.Choose(1, 4)
        from changes in Change.ArrayOf(count)
        select (ModelStep)new ModelStep.Commit(partition, changes);

    private static Gen<ModelStep.Change> Change =>
        from kind in Gen.Elements(Enum.GetValues<TableChangeKind>())
        from row in Row
        from etag in Gen.Frequency(
            (2, Gen.Constant(ModelETag.Any)), (6, Gen.Constant(ModelETag.Current)), (1, Gen.Constant(ModelETag.Stale)))
        from number in Gen.Choose(0, 1000)
        select new ModelStep.Change(kind, row, etag, number);
}
