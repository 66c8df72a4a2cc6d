using RtcFunctions.Tests.Architecture;
using RtcFunctions.Tests.Operations.OpenApi;

namespace RtcFunctions.Tests.Hostile;

/// <summary>What is fuzzed: every operation of the document, every method of a function that it does not tell of, and the host's.</summary>
internal sealed record FuzzTarget(string Method, string Path, ApiOperation? Operation)
{
    public const string Admin = "/admin/functions/{name}";

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. ApiDocument.Operations.Select(operation => new FuzzTarget(operation.Method, $"/api{operation.Path}", operation)),
        .. from function in DeclaredFunction.All
           where function.Http is not null
           from method in function.Http!.Methods!
           let target = new FuzzTarget(method.ToUpperInvariant(), $"/api/{function.Route}".Replace("{*", "{", StringComparison.Ordinal), null)
           where !ApiDocument.Operations.Any(operation => operation.Method == target.Method && $"/api{operation.Path}" == target.Path)
           select target,
        new("POST", Admin, null),
    ];

    /// <summary>What may stand for a parameter of the path, by the document.</summary>
    public IReadOnlyList<string> ExamplesOf(string parameter) =>
        [.. (Operation?.Parameters ?? [])
            .Where(described => described["in"]!.Text == "path" && described["name"]!.Text == parameter)
            .SelectMany(ApiOperation.Examples)
            .Select(example => example!.ToString())];

    /// <summary>The parameters of the query that the document knows, each with an example where it has one.</summary>
    public IReadOnlyList<(string Name, string? Example)> Query =>
        [.. from described in Operation?.Parameters ?? []
            where described["in"]!.Text == "query" && described["schema"]?["type"]?.Json?.ToString() != "object"
            select (described["name"]!.Text!, ApiOperation.Examples(described).FirstOrDefault()?.ToString())];
}
