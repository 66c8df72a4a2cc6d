using System.Text.Json.Nodes;

namespace RtcFunctions.Tests.Operations.OpenApi;

/// <summary>An operation of the document, with the parameters of its path.</summary>
internal sealed record ApiOperation(string Method, string Path, DocumentNode Node, IReadOnlyList<DocumentNode> Parameters)
{
    public string Id => Node["operationId"]!.Text!;

    public DocumentNode Responses => Node["responses"]!;

    public DocumentNode? Body => Node["requestBody"]?["content"]?["application/json"];

    private bool IsOfSeveralSegments => Parameters.Any(parameter => parameter["x-several-segments"] is { IsTrue: true });

    public static IReadOnlyList<ApiOperation> ReadAll(DocumentNode document) =>
    [
        .. from path in document["paths"]!.Members
           let shared = path.Node["parameters"]?.Items ?? []
           from member in path.Node.Members
           where member.Name is not "parameters"
           select new ApiOperation(
               member.Name.ToUpperInvariant(), path.Name, member.Node, [.. member.Node["parameters"]?.Items ?? [], .. shared]),
    ];

    /// <summary>The operation that a path belongs to, the one with fewer parameters in its own before others.</summary>
    public static ApiOperation? Find(IEnumerable<ApiOperation> operations, string method, string path) =>
        operations.Where(operation => operation.Method == method && operation.Values(path) is not null)
            .MinBy(operation => operation.Path.Count(character => character == '{'));

    /// <summary>The values of a path's parameters; null where it is another operation's.</summary>
    public IReadOnlyDictionary<string, string>? Values(string path)
    {
        var names = Path.Split('/');
        var segments = path.Split('/', IsOfSeveralSegments ? names.Length : int.MaxValue);
        return names.Length == segments.Length && names.Zip(segments).All(pair => IsParameter(pair.First) || pair.First == pair.Second)
            ? names.Zip(segments).Where(pair => IsParameter(pair.First))
                .ToDictionary(pair => pair.First.Trim('{', '}'), pair => pair.Second, StringComparer.Ordinal)
            : null;
    }

    public DocumentNode Parameter(string name, string place) =>
        Parameters.Single(parameter => parameter["name"]!.Text == name && parameter["in"]!.Text == place);

    /// <summary>What a parameter, header or body has as its examples.</summary>
    public static IEnumerable<JsonNode?> Examples(DocumentNode node) =>
        (node["example"] is { } one ? [one.Json] : Array.Empty<JsonNode?>())
            .Concat((node["examples"]?.Members ?? []).Select(example => example.Node["value"]!.Json));

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
