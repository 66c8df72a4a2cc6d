using System.Text.Json;

namespace RtcFunctions.Meet.Links;

/// <summary>An attribute's value as the caller wrote it, and what each kind of value must be.</summary>
internal readonly record struct LinkValue(LinkAttribute Attribute, JsonElement Json)
{
    private const int LongestText = 1024;
    private const int LongestUrl = 2048;

    // What the vendor's JavaScript can hold exactly.
    private const long LargestNumber = (1L << 53) - 1;

    public string Text() => Json.ValueKind == JsonValueKind.String ? Json.GetString()! : Json.GetRawText();

    public static string? Flag(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "must be true or false";

    public static string? Count(JsonElement value) => IsWhole(value, 0) ? null : "must be a whole number, 0 or more";

    public static string? Milliseconds(JsonElement value) => IsWhole(value, 1) ? null : "must be a whole number of milliseconds, 1 or more";

    public static string? Text(JsonElement value) =>
        StringOf(value) is { Length: > 0 and <= LongestText } text && !text.Any(char.IsControl)
            ? null
            : $"must be a string of 1 to {LongestText} characters, none of them a control character";

    public static string? Peer(JsonElement value) => StringOf(value) is { } text && PeerId.IsWellFormed(text) ? null : PeerId.Rule;

    public static string? Language(JsonElement value) =>
        StringOf(value) is [>= 'a' and <= 'z', >= 'a' and <= 'z'] ? null : "must be two lowercase letters";

    public static string? HttpsUrl(JsonElement value) =>
        StringOf(value) is { Length: <= LongestUrl } text
        && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
            ? null
            : "must be an https URL";

    public static Func<JsonElement, string?> Word(params string[] words) =>
        value => words.Contains(StringOf(value), StringComparer.Ordinal) ? null : $"must be one of {string.Join(", ", words)}";

    private static bool IsWhole(JsonElement value, long min) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= min && number <= LargestNumber;

    private static string? StringOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
