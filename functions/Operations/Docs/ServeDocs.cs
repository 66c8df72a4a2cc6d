using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;

namespace RtcFunctions.Operations.Docs;

/// <summary><c>GET /api/docs</c>: the OpenAPI document in Swagger UI, and below it what that page is made of.</summary>
public sealed class ServeDocs
{
    [Function(nameof(ServeDocs))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "docs/{*asset}")] HttpRequest request, string? asset) =>
        // The page's links are relative to its address without a slash at the end.
        asset is null && request.Path.Value is [.., '/'] ? TypedResults.Redirect("../docs", permanent: true)
        : DocsAssets.Find(asset ?? DocsAssets.Page) is { } found ? found
        : Problem.NotFound("The docs have no such part.");
}
