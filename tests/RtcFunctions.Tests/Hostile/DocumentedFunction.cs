using RtcFunctions.Tests.Architecture;
using RtcFunctions.Tests.Operations.OpenApi;

namespace RtcFunctions.Tests.Hostile;

/// <summary>Which function an operation of the document tells of.</summary>
internal static class DocumentedFunction
{
    private static readonly Dictionary<string, DeclaredFunction?> Functions = ApiDocument.Operations.ToDictionary(
        operation => operation.Id,
        operation => FunctionMatch.Find(operation.Method, $"/api{operation.Path}"),
        StringComparer.Ordinal);

    public static DeclaredFunction? Of(ApiOperation operation) => Functions[operation.Id];
}
