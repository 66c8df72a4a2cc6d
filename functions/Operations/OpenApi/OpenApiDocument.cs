using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RtcFunctions.Operations.OpenApi;

/// <summary>
/// The OpenAPI document, put together from the <c>openapi.json</c> of each feature's folder. What many operations share stands once,
/// as a template under <c>x-templates</c>, and an operation names those that it is like.
/// </summary>
internal static class OpenApiDocument
{
    private const string Suffix = "openapi.json";
    private const string Head = "Operations/OpenApi/openapi.json";
    private const string Templates = "x-templates";
    private const string Like = "x-like";
    private const string HeadersOfAll = "x-headers";

    // Every function is like this one, and one that names no security of its own like the other.
    private const string AnyFunction = "function";
    private const string FunctionWithKey = "key";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReadOnlyMemory<byte> Utf8 { get; } = JsonSerializer.SerializeToUtf8Bytes(Compose(ReadParts()), Indented);

    /// <summary>Parts that tell one thing twice, or are like a template that there is not, are a bug and throw.</summary>
    internal static JsonObject Compose(IEnumerable<JsonObject> parts)
    {
        var document = new JsonObject();
        foreach (var part in parts)
        {
            JsonMerge.Join(document, part);
        }

        var templates = Take(document, Templates);
        foreach (var operation in Operations(document))
        {
            Complete(operation, templates);
        }

        var headers = Take(document, HeadersOfAll);
        foreach (var response in Responses(document))
        {
            JsonMerge.Fill(response, new JsonObject { ["headers"] = headers.DeepClone() });
        }

        document["info"]!["version"] = AppVersion.Current.Version;
        return document;
    }

    private static void Complete(JsonObject operation, JsonObject templates)
    {
        var names = operation.Remove(Like, out var like) ? like!.AsArray().Select(name => (string)name!) : [];
        string[] all = operation.ContainsKey("security") ? [.. names, AnyFunction] : [.. names, FunctionWithKey, AnyFunction];
        foreach (var name in all)
        {
            var template = templates[name]
                ?? throw new InvalidOperationException($"An operation is like the template '{name}', which is not there.");
            JsonMerge.Fill(operation, template.AsObject());
        }
    }

    private static IEnumerable<JsonObject> Operations(JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from member in path.Value!.AsObject()
        where member.Key is not "parameters"
        select member.Value!.AsObject();

    // Those that are references have the headers of what they refer to.
    private static IEnumerable<JsonObject> Responses(JsonObject document) =>
        Operations(document)
            .SelectMany(operation => operation["responses"]!.AsObject())
            .Concat(document["components"]!["responses"]!.AsObject())
            .Select(response => response.Value!.AsObject())
            .Where(response => !response.ContainsKey("$ref"));

    private static JsonObject Take(JsonObject document, string name) =>
        document.Remove(name, out var taken) ? taken!.AsObject() : throw new InvalidOperationException($"No part has {name}.");

    private static IEnumerable<JsonObject> ReadParts()
    {
        var assembly = typeof(OpenApiDocument).Assembly;
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .OrderByDescending(name => name == Head)
            .ThenBy(name => name, StringComparer.Ordinal);
        foreach (var name in names)
        {
            using var part = assembly.GetManifestResourceStream(name)!;
            yield return JsonNode.Parse(part)!.AsObject();
        }
    }
}
