namespace RtcFunctions.Storage.AzureTables;

// https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
internal static class StorageConnectionString
{
    // Published: the account that every storage emulator has.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Null where the text is malformed; it holds a key, so nothing says more.</summary>
    public static AzureTableSettings? Parse(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !parts.TryAdd(part[..equals].TrimEnd(), part[(equals + 1)..].TrimStart()))
            {
                return null;
            }
        }

        return IsEmulator(parts) ? Emulator(parts) : Account(parts);
    }

    private static bool IsEmulator(Dictionary<string, string> parts) =>
        parts.TryGetValue("UseDevelopmentStorage", out var use) && bool.TryParse(use, out var emulator) && emulator;

    private static AzureTableSettings? Emulator(Dictionary<string, string> parts)
    {
        var host = parts.GetValueOrDefault("DevelopmentStorageProxyUri", "http://127.0.0.1");
        return AzureTableSettings.ParseEndpoint($"{host.TrimEnd('/')}:10002/{EmulatorAccount}") is { } endpoint
            ? new(endpoint, new SharedKey(EmulatorAccount, Convert.FromBase64String(EmulatorKey)))
            : null;
    }

    private static AzureTableSettings? Account(Dictionary<string, string> parts)
    {
        if (!parts.TryGetValue("AccountName", out var account) || account.Length == 0
            || !parts.TryGetValue("AccountKey", out var text) || Decode(text) is not { } key)
        {
            return null;
        }

        var protocol = parts.GetValueOrDefault("DefaultEndpointsProtocol", Uri.UriSchemeHttps);
        var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        var address = parts.GetValueOrDefault("TableEndpoint", $"{protocol}://{account}.table.{suffix}");
        return AzureTableSettings.ParseEndpoint(address) is { } endpoint
            ? new(endpoint, new SharedKey(account, key))
            : null;
    }

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return base64.Length > 0 && Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
