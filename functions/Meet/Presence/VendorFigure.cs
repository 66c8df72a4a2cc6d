using System.Globalization;
using System.Text.Json;

namespace RtcFunctions.Meet.Presence;

/// <summary>
/// What a video server says about a room. On no page stands how: so it is the first number, or true or false, in the answer, bare or
/// as an object's property.
/// </summary>
internal static class VendorFigure
{
    /// <summary>True is 1 and false is 0; null where there is neither.</summary>
    public static long? Read(JsonElement? answer) => answer is not { } json ? null : json.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Number when json.TryGetInt64(out var number) => number,
        JsonValueKind.String => ReadText(json.GetString()!),
        JsonValueKind.Object => json.EnumerateObject().Select(property => Read(property.Value)).FirstOrDefault(figure => figure is not null),
        _ => null,
    };

    private static long? ReadText(string text) =>
        bool.TryParse(text, out var truth) ? (truth ? 1 : 0)
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
