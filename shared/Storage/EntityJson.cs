using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RtcFunctions.Storage;

// The JSON of Table storage, in which numbers of 64 bits and times are strings with their type beside them.
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

    // A type comes right before what it is the type of: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html, section 4.6.
    public static TableProperties Read(ReadOnlySpan<byte> entity)
    {
        var properties = new TableProperties();
        var json = new Utf8JsonReader(entity);
        json.Read();
        for (string? type = null; json.Read() && json.TokenType == JsonTokenType.PropertyName;)
        {
            var name = json.GetString()!;
            json.Read();
            if (IsType(name))
            {
                type = json.GetString();
                continue;
            }

            if (!name.Contains('.', StringComparison.Ordinal) && !TableLimits.IsReserved(name))
            {
                Read(properties, name, json, type);
            }

            type = null;
        }

        return properties;
    }

    public static bool IsType(string name) => name.EndsWith(TypeSuffix, StringComparison.Ordinal);

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

    private static void Read(TableProperties properties, string name, Utf8JsonReader json, string? type)
    {
        switch (json.TokenType, type)
        {
            case (JsonTokenType.String, "Edm.Int64"):
                properties.Add(name, long.Parse(json.GetString()!, CultureInfo.InvariantCulture));
                break;
            case (JsonTokenType.String, "Edm.DateTime"):
                properties.Add(name, DateTimeOffset.Parse(json.GetString()!, CultureInfo.InvariantCulture));
                break;
            case (JsonTokenType.String, _):
                properties.Add(name, json.GetString());
                break;
            case (JsonTokenType.True or JsonTokenType.False, _):
                properties.Add(name, json.GetBoolean());
                break;
            default:
                throw new InvalidDataException($"{name} is of a type that we do not write.");
        }
    }
}
