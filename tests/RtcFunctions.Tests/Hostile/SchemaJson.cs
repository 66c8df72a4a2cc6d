using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Meet.Access;
using RtcFunctions.Tests.Operations.OpenApi;

namespace RtcFunctions.Tests.Hostile;

/// <summary>JSON that a schema of the document allows, as far as a schema can say: its examples, and others made from its types.</summary>
internal static class SchemaJson
{
    private static readonly string[] Words = ["ada", "serv2demo", "2030-01-31T09:00:00Z", "https://example.com/a.mp4", "fr", "Ada Lovelace"];

    // Somebody who may enter.
    private const string Invited = $$$"""{"accessToken":"{{token}}","roomId":"{{{HostileApp.Room}}}","peerId":"ada"}""";

    /// <summary>The body of an operation; any object where the document knows of none.</summary>
    public static Gen<JsonNode?> BodyOf(FuzzTarget target)
    {
        if (target.Operation?.Body is not { } body)
        {
            return Gen.Elements("{}", "[]", """{"peerId":"ada"}""").Select(text => JsonNode.Parse(text));
        }

        JsonNode?[] examples =
        [
            .. ApiOperation.Examples(body),
            .. target.Operation.Id == nameof(CheckMeetAccess) ? [JsonNode.Parse(Invited), JsonNode.Parse(Invited)] : Array.Empty<JsonNode?>(),
        ];
        return examples.Length == 0
            ? Of(body["schema"]!)
            : Gen.OneOf(Gen.Elements(examples.AsEnumerable()).Select(example => example?.DeepClone()), Of(body["schema"]!));
    }

    private static Gen<JsonNode?> Of(DocumentNode schema)
    {
        if (schema["const"] is { } constant)
        {
            return Gen.Constant(constant.Json).Select(value => value?.DeepClone());
        }

        if (Alternatives(schema) is { Length: > 0 } alternatives)
        {
            return Gen.OneOf(alternatives);
        }

        var types = schema["type"]?.Json switch
        {
            JsonArray several => several.Select(type => (string)type!).ToArray(),
            { } one => [(string)one!],
            null when schema["properties"] is not null => ["object"],
            null => ["string", "integer", "boolean"],
        };
        return Gen.OneOf(types.Select(type => Of(type, schema)));
    }

    private static Gen<JsonNode?>[] Alternatives(DocumentNode schema) =>
    [
        .. schema["enum"]?.Items.Select(item => Gen.Constant(item.Json).Select(value => value?.DeepClone())) ?? [],
        .. schema["anyOf"]?.Items.Select(Of) ?? [],
        .. schema["oneOf"]?.Items.Select(Of) ?? [],
    ];

    private static Gen<JsonNode?> Of(string type, DocumentNode schema) => type switch
    {
        "object" => Object(schema),
        "array" => (schema["items"] is { } items ? Of(items) : Gen.Constant<JsonNode?>(null))
            .ArrayOf(2).Select(values => (JsonNode?)new JsonArray(values)),
        "integer" or "number" => Number(schema),
        "boolean" => Gen.Elements(true, false).Select(value => (JsonNode?)JsonValue.Create(value)),
        "null" => Gen.Constant<JsonNode?>(null),
        _ => String(schema),
    };

    private static Gen<JsonNode?> Object(DocumentNode schema)
    {
        var required = (schema["required"]?.Items ?? []).Select(name => name.Text).ToHashSet(StringComparer.Ordinal);
        var properties = (schema["properties"]?.Members ?? []).ToArray();
        return Gen.CollectToArray(properties.Select(property =>
                from isThere in Gen.Elements(true, required.Contains(property.Name))
                from value in Of(property.Node)
                select (property.Name, IsThere: isThere, Value: value)))
            .Select(members => (JsonNode?)new JsonObject(
                members.Where(member => member.IsThere).Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, member.Value))));
    }

    private static Gen<JsonNode?> Number(DocumentNode schema)
    {
        var least = Limit(schema["minimum"]) ?? 0;
        var most = Limit(schema["maximum"]) ?? uint.MaxValue;
        return Gen.Elements(least, most, least + ((most - least) / 2)).Select(value => (JsonNode?)JsonValue.Create(value));
    }

    private static long? Limit(DocumentNode? limit) =>
        limit is null ? null : long.Parse(limit.Json!.ToJsonString(), CultureInfo.InvariantCulture);

    private static Gen<JsonNode?> String(DocumentNode schema)
    {
        var longest = (int)Math.Min(Limit(schema["maxLength"]) ?? 40, 10_000);
        string[] examples = [.. ApiOperation.Examples(schema).Select(example => example?.ToString() ?? "")];
        return Gen.Elements([.. examples, .. Words, new string('é', longest)]).Select(text => (JsonNode?)JsonValue.Create(text));
    }
}
