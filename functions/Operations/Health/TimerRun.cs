using RtcFunctions.Storage;

namespace RtcFunctions.Operations.Health;

/// <summary>The last run of a timer function, on whichever instance it was.</summary>
internal sealed record TimerRun(DateTimeOffset Began, bool IsOk)
{
    private const string BeganProperty = "began";
    private const string IsOkProperty = "isOk";

    public static string Row(string function) => "timer:" + function;

    public TableProperties Write() => new() { { BeganProperty, Began }, { IsOkProperty, IsOk } };

    public static TimerRun Read(TableProperties row) =>
        new(row.GetDateTimeOffset(BeganProperty)!.Value, row.GetBoolean(IsOkProperty)!.Value);
}
