using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Storms;

public sealed class SqliteStorm : StormConformance, IDisposable
{
    private readonly SqliteFile _file = new();

    protected override (string Name, string Value) Storage => ("Storage__SqlitePath", _file.Path);

    protected override ITableStore Store => _file.Store;

    public void Dispose() => _file.Dispose();
}
