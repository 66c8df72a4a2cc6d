using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Operations;

/// <summary><c>GET /api/health/live</c>: 200 as long as the process answers at all; it asks nothing and nobody.</summary>
public sealed class ReportLiveness
{
    private static readonly IResult Live = TypedResults.Json(new Liveness("live"));

    [Function(nameof(ReportLiveness))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) => Live;

    private sealed record Liveness(string Status);
}
