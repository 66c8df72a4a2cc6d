using RtcFunctions.Load.Measuring;

namespace RtcFunctions.Load.Scenarios;

/// <summary>What can be measured, by name.</summary>
internal static class Scenario
{
    private static readonly Dictionary<string, Func<IAsyncEnumerable<Row>>> All = new(StringComparer.Ordinal)
    {
        ["relay"] = RelayRows.MeasureAsync,
        ["access"] = AccessRows.MeasureAsync,
        ["webhooks"] = WebhookRows.MeasureAsync,
        ["crowd"] = CrowdRows.MeasureAsync,
        ["start"] = StartRows.MeasureAsync,
        ["memory"] = MemoryRows.MeasureAsync,
        ["overload"] = OverloadRows.MeasureAsync,
        ["stream"] = StreamRows.MeasureAsync,
    };

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>All of them where none is named; null where a name is not known.</summary>
    public static IReadOnlyList<Func<IAsyncEnumerable<Row>>>? Choose(IReadOnlyList<string> names) =>
        names.Count == 0 ? [.. All.Values]
        : names.All(All.ContainsKey) ? [.. names.Select(name => All[name])]
        : null;
}
