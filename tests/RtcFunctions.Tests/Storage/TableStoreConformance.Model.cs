using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Tests.Storage.Model;

namespace RtcFunctions.Tests.Storage;

public abstract partial class TableStoreConformance
{
    [ConformanceFact]
    public void Any_sequence_of_operations_agrees_with_the_model() =>
        Prop.ForAll(ModelSequence.Any, sequence => new ModelRun(store, sequence).AgreeAsync().GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithStartSize(2).WithEndSize(20));
}
