using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Operations.Health;

/// <summary><c>GET /api/health</c>: healthy, degraded or unhealthy (503), and what of secrets, storage, vendors and timers makes it so.</summary>
public sealed class ReportHealth(AppHealth health)
{
    [Function(nameof(ReportHealth))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "health")] HttpRequest request, CancellationToken cancellationToken)
    {
        var report = await health.ReadAsync(cancellationToken);
        return TypedResults.Json(
            report.Json, statusCode: report.IsUnhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
