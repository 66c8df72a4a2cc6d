using System.Text.Json;

namespace RtcFunctions.Storage.Sqlite;

// Rows as earlier versions wrote them: a number is a number, and a time stands in an array, which tells it from a string.
internal static class SqliteJson
{
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
                // By a yet earlier one, as for Table storage.
                return EntityJson.Read(row);
            }

            json.Read();
            Read(properties, name, ref json);
        }

        return properties;
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
