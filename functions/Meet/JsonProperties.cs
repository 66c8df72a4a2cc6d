using System.Text.Json;

namespace RtcFunctions.Meet;

internal static class JsonProperties
{
    /// <summary>The property's text; null where it is missing, empty or something else.</summary>
    public static string? TextOf(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
