using System.Text.Json.Nodes;

namespace RtcFunctions.Tests.Operations.OpenApi;

/// <summary>A place in the document, where its references lead to.</summary>
internal sealed record DocumentNode(JsonObject Document, string Pointer, JsonNode? Json)
{
    public static DocumentNode Root(JsonObject document) => new(document, "", document);

    /// <summary>Null where there is no such member.</summary>
    public DocumentNode? this[string name] => Json is JsonObject json && json.ContainsKey(name) ? Child(name, json[name]) : null;

    public string? Text => (string?)Json;

    public bool IsTrue => Json is JsonValue value && value.TryGetValue(out bool flag) && flag;

    public IEnumerable<(string Name, DocumentNode Node)> Members =>
        Json is JsonObject json ? json.Select(member => (member.Key, Child(member.Key, member.Value))) : [];

    public IEnumerable<DocumentNode> Items =>
        Json is JsonArray json ? json.Select((item, index) => Child($"{index}", item)) : [];

    private DocumentNode Child(string name, JsonNode? json) => json is JsonObject inner && inner["$ref"] is { } reference
        ? Follow((string)reference!)
        : new(Document, $"{Pointer}/{Escaped(name)}", json);

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private DocumentNode Follow(string reference) =>
        reference.Split('/').Skip(1).Aggregate(Root(Document), (node, name) => node[name] ?? throw new KeyNotFoundException(reference));
}
