using System.Text.Json.Nodes;
using RtcFunctions.Operations.OpenApi;

namespace RtcFunctions.Tests.Operations.OpenApi;

/// <summary>The document that the app serves.</summary>
internal static class ApiDocument
{
    public static JsonObject Json { get; } = JsonNode.Parse(OpenApiDocument.Utf8.Span)!.AsObject();

    public static DocumentNode Root { get; } = DocumentNode.Root(Json);

    public static IReadOnlyList<ApiOperation> Operations { get; } = ApiOperation.ReadAll(Root);
}
