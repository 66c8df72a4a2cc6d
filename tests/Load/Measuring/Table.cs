namespace RtcFunctions.Load.Measuring;

/// <summary>The rows as Markdown has them.</summary>
internal static class Table
{
    public static string Of(IEnumerable<Row> rows) => string.Join(
        '\n', ["", "| what | ours | other | ratio | bound | met |", "|---|---|---|---|---|---|", .. rows.Select(row => row.ToString()), ""]);
}
