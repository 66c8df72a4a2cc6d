using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Operations.OpenApi;

/// <summary><c>GET /api/openapi.json</c>: every route, in OpenAPI 3.1.</summary>
public sealed class ReportOpenApi
{
    // OpenAPI's own media type is a draft still; as JSON, browsers show it too.
    private static readonly IResult Document = TypedResults.Bytes(OpenApiDocument.Utf8, "application/json; charset=utf-8");

    [Function(nameof(ReportOpenApi))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) => Document;
}
