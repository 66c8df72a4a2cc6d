using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RtcFunctions.Storage.Sqlite;

// What a row holds, in half the bytes that Table storage takes for it, for each page less that a commit changes is one less to be
// flushed: a number is a number, and a time stands in an array, which tells it from a string.
internal static class SqliteJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(TableProperties properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in properties)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static TableProperties Read(ReadOnlySpan<byte> row)
    {
        var properties = new TableProperties();
        var json = new Utf8JsonReader(row);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            if (EntityJson.IsType(name))
            {
                // Written by an earlier version, as for Table storage.
                return EntityJson.Read(row);
            }

            json.Read();
            Read(properties, name, ref json);
        }

        return properties;
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                json.WriteStartArray();
                json.WriteStringValue(time.UtcDateTime);
                json.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"{value.GetType()} is no type of a property.");
        }
    }

    private static void Read(TableProperties properties, string name, ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                properties.Add(name, json.GetString());
                break;
            case JsonTokenType.Number:
                properties.Add(name, json.GetInt64());
                break;
            case JsonTokenType.StartArray:
                json.Read();
                properties.Add(name, json.GetDateTimeOffset());
                json.Read();
                break;
            default:
                properties.Add(name, json.GetBoolean());
                break;
        }
    }
}
