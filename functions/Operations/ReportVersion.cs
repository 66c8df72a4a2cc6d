using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Operations;

/// <summary><c>GET /api/version</c>: what was built, and from which commit (null where it was not built from a repository).</summary>
public sealed class ReportVersion
{
    private static readonly IResult Built = TypedResults.Json(AppVersion.Current);

    [Function(nameof(ReportVersion))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "version")] HttpRequest request) => Built;
}
