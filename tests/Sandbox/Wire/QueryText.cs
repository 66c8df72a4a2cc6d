using System.Net;

namespace RtcFunctions.Sandbox.Wire;

internal static class QueryText
{
    public static IReadOnlyList<KeyValuePair<string, string>> Decode(string rawTarget)
    {
        var question = rawTarget.IndexOf('?', StringComparison.Ordinal);
        return question < 0
            ? []
            : [.. rawTarget[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(DecodePair)];
    }

    private static KeyValuePair<string, string> DecodePair(string pair)
    {
        var parts = pair.Split('=', 2);
        return KeyValuePair.Create(WebUtility.UrlDecode(parts[0]), parts.Length == 2 ? WebUtility.UrlDecode(parts[1]) : "");
    }
}
