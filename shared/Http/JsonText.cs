using System.Text.Json;
using System.Text.Unicode;

namespace RtcFunctions.Http;

/// <summary>JSON from outside, read so that nothing in it can throw later.</summary>
public static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// Null where it is not well-formed: broken, nested too deep, a property twice, not UTF-8, or a lone surrogate, which
    /// <see cref="JsonElement.GetString"/> would throw on.
    /// </summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            return null;
        }

        try
        {
            Unescape(utf8.Span);
            return JsonElement.Parse(utf8.Span, Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A whole number among the properties of the outermost object; null where there is none.</summary>
    public static long? TopLevelNumber(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name))
                {
                    reader.Read();
                    return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;
                }
            }
        }
        // A vendor's answer that is no JSON says nothing, nor does one with a lone surrogate (the second).
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
        }

        return null;
    }

    private static void Unescape(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.Contains((byte)'\\'))
        {
            return;
        }

        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                reader.GetString();
            }
        }
    }
}
