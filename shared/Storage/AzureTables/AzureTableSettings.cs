using System.Text.RegularExpressions;

namespace RtcFunctions.Storage.AzureTables;

/// <summary>Which tables, and by what right: a key, else a token.</summary>
internal sealed partial record AzureTableSettings(Uri Endpoint, SharedKey? Key = null)
{
    /// <summary>Null where the setting that counts is malformed.</summary>
    public static AzureTableSettings? From(TableStoreOptions options) => options switch
    {
        { ConnectionString: { } text } => StorageConnectionString.Parse(text),
        { TableServiceUri: { } address } => ParseEndpoint(address) is { } endpoint ? new(endpoint) : null,
        { AccountName: { } account } when IsAccountName().IsMatch(account) => new(new Uri($"https://{account}.table.core.windows.net")),
        _ => null,
    };

    /// <summary>Null where it is neither https nor http to this machine.</summary>
    public static Uri? ParseEndpoint(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme, uri.IsLoopback, uri.Query) is ("https", _, "") or ("http", true, "")
            ? uri
            : null;

    [GeneratedRegex(@"\A[a-z0-9]{3,24}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsAccountName();
}
