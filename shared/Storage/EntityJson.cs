using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RtcFunctions.Storage;

// The JSON of Table storage, in which numbers of 64 bits and times are strings with their type beside them. SQLite keeps it too.
internal static class EntityJson
{
    // Which commit wrote the entity: how the Azure engine knows its own after an answer was lost.
    public const string CommitId = nameof(CommitId);

    private const string TypeSuffix = "@odata.type";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(TableProperties properties, params ReadOnlySpan<KeyValuePair<string, string>> before)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in before)
            {
                json.WriteString(name, value);
            }

            foreach (var (name, value) in properties)
            {
                Write(json, name, value);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public static TableProperties Read(JsonElement entity)
    {
        var properties = new TableProperties();
        foreach (var property in entity.EnumerateObject())
        {
            if (!property.Name.Contains('.', StringComparison.Ordinal) && !TableLimits.ReservedNames.Contains(property.Name))
            {
                Read(properties, property, TypeOf(entity, property.Name));
            }
        }

        return properties;
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case long number:
                json.WriteString(name + TypeSuffix, "Edm.Int64");
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                json.WriteString(name + TypeSuffix, "Edm.DateTime");
                json.WriteString(name, time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidOperationException($"{name} is a {value.GetType()}.");
        }
    }

    private static void Read(TableProperties properties, JsonProperty property, string? type)
    {
        var value = property.Value;
        switch (value.ValueKind, type)
        {
            case (JsonValueKind.String, "Edm.Int64"):
                properties.Add(property.Name, long.Parse(value.GetString()!, CultureInfo.InvariantCulture));
                break;
            case (JsonValueKind.String, "Edm.DateTime"):
                properties.Add(property.Name, DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture));
                break;
            case (JsonValueKind.String, _):
                properties.Add(property.Name, value.GetString());
                break;
            case (JsonValueKind.True or JsonValueKind.False, _):
                properties.Add(property.Name, value.GetBoolean());
                break;
            default:
                throw new InvalidDataException($"{property.Name} is of a type that we do not write.");
        }
    }

    private static string? TypeOf(JsonElement entity, string name) =>
        entity.TryGetProperty(name + TypeSuffix, out var type) ? type.GetString() : null;
}
