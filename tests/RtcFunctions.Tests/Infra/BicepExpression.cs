using System.Text.Json;

namespace RtcFunctions.Tests.Infra;

internal static class BicepExpression
{
    /// <summary>What lies under a path of property names.</summary>
    public static JsonElement At(this JsonElement element, string path) =>
        path.Split('.').Aggregate(element, (value, name) => value.GetProperty(name));

    /// <summary>A text literal, or the text of any other expression.</summary>
    public static string Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("=", out var text) => text.GetString()!,
        JsonValueKind.String => element.GetString()!,
        _ => element.GetRawText(),
    };

    /// <summary>The texts of all that is no literal, at any depth.</summary>
    public static IEnumerable<string> Expressions(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("=", out var text) => [text.GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Value.Expressions()),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => item.Expressions()),
        _ => [],
    };
}
