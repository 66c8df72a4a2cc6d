using System.Globalization;

namespace RtcFunctions.Storage.AzureTables;

// Where a table's entities are, with their keys encoded, quoted as OData quotes and escaped as addresses are.
internal sealed class TableAddress(Uri endpoint, string table)
{
    private readonly string _root = endpoint.AbsoluteUri.TrimEnd('/');

    public string Table => table;

    public Uri Tables => new($"{_root}/Tables");

    public Uri Batch => new($"{_root}/$batch");

    public string Entities => $"{_root}/{table}";

    public string Entity(string partition, string row) =>
        $"{Entities}(PartitionKey={Escaped(TableKey.EncodeChecked(partition))},RowKey={Escaped(TableKey.EncodeChecked(row))})";

    public Uri Query(string filter, int limit, string continuation) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Entities}()?$filter={filter}&$top={limit}{continuation}"));

    public static string InRange(string partition, RowRange range)
    {
        var filter = $"{InPartition(partition)}%20and%20RowKey%20ge%20{Escaped(TableKey.Encode(range.From))}";
        return range.To is { } to ? $"{filter}%20and%20RowKey%20lt%20{Escaped(TableKey.Encode(to))}" : filter;
    }

    public static string OfCommit(string partition, string commitId) =>
        $"{InPartition(partition)}%20and%20{EntityJson.CommitId}%20eq%20{Escaped(commitId)}";

    private static string InPartition(string partition) => $"PartitionKey%20eq%20{Escaped(TableKey.EncodeChecked(partition))}";

    private static string Escaped(string value) => Uri.EscapeDataString($"'{value.Replace("'", "''", StringComparison.Ordinal)}'");
}
