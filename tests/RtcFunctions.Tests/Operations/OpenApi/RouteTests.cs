using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Tests.Architecture;

namespace RtcFunctions.Tests.Operations.OpenApi;

/// <summary>The document tells of every function, and of nothing else.</summary>
public sealed class RouteTests
{
    private const string KeyInHeader = "functionKey";

    private static readonly IReadOnlyList<DeclaredFunction> Functions =
        [.. DeclaredFunction.All.Where(function => function.Http is not null && !IsPage(function))];

    public static TheoryData<string> Routes =>
    [
        .. from function in Functions
           from method in function.Http!.Methods!
           select $"{method.ToUpperInvariant()} {Template(function)}",
    ];

    public static TheoryData<string> Operations => [.. ApiDocument.Operations.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Routes))]
    public void Every_route_is_documented(string route)
    {
        Assert.Contains(route, ApiDocument.Operations.Select(operation => $"{operation.Method} {operation.Path}"));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void What_is_documented_is_taken_by_the_function_that_it_is_named_after(string id)
    {
        var operation = Find(id);

        var function = FunctionOf(operation);

        Assert.NotNull(function);
        Assert.Equal(function.Name, id[..Math.Min(id.Length, function.Name.Length)]);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Its_path_and_its_parameters_are_the_same(string id)
    {
        var operation = Find(id);
        var segments = operation.Path.Split('/');
        string[] inPath = [.. segments.Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'))];

        var parameters = operation.Parameters.Where(parameter => parameter["in"]!.Text == "path").ToArray();

        Assert.Equal(inPath.Order(), parameters.Select(parameter => parameter["name"]!.Text!).Order());
        Assert.All(parameters, parameter => Assert.True(parameter["required"]!.IsTrue));
        var takesTheRest = FunctionOf(operation)!.Route.Contains($"{{*{inPath.LastOrDefault("none")}}}", StringComparison.Ordinal);
        Assert.Equal(takesTheRest, parameters.Any(parameter => parameter["x-several-segments"] is { IsTrue: true }));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void It_wants_a_key_where_the_function_does(string id)
    {
        var operation = Find(id);
        var ways = (operation.Node["security"] ?? ApiDocument.Root["security"]!).Items;
        var schemes = ways.SelectMany(way => way.Members).Select(way => way.Name).ToArray();

        var wantsKey = FunctionOf(operation)!.Http!.AuthLevel == AuthorizationLevel.Function;

        Assert.Equal(wantsKey, schemes.Contains(KeyInHeader, StringComparer.Ordinal));
        Assert.All(schemes, scheme => Assert.NotNull(ApiDocument.Root["components"]!["securitySchemes"]![scheme]));
        Assert.Equal(schemes.Length > 0, operation.Responses["401"] is not null);
    }

    private static ApiOperation Find(string id) => ApiDocument.Operations.Single(operation => operation.Id == id);

    private static DeclaredFunction? FunctionOf(ApiOperation operation)
    {
        DeclaredFunction[] taking =
            [.. Functions.Where(function => function.Http!.Methods!.Contains(operation.Method, StringComparer.OrdinalIgnoreCase))];
        return taking.SingleOrDefault(function => Template(function) == operation.Path)
            ?? taking.SingleOrDefault(function =>
                function.Route.Split("{*") is [var start, _] && operation.Path.StartsWith($"/{start}", StringComparison.Ordinal));
    }

    // What is open to everybody below a path is what a page is made of: the page is documented, its parts are not.
    private static string Template(DeclaredFunction function) => "/" + (function.Http!.AuthLevel == AuthorizationLevel.Anonymous
        ? function.Route.Split("/{*")[0]
        : function.Route.Replace("{*", "{", StringComparison.Ordinal));

    private static bool IsPage(DeclaredFunction function) => function.Route.Split('/')[0] == "console";
}
