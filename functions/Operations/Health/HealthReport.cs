using System.Text.Json.Nodes;
using RtcFunctions.Health;
using RtcFunctions.Http;
using RtcFunctions.Secrets;

namespace RtcFunctions.Operations.Health;

/// <summary>The report, and whether the instance can do its work at all.</summary>
internal sealed record HealthReport(JsonObject Json, bool IsUnhealthy)
{
    public static HealthReport Of(SecretsStanding secrets, bool isStorageUp, IReadOnlyCollection<(string Name, HealthFinding Finding)> others)
    {
        var isUnhealthy = !isStorageUp || secrets is { State: SecretsState.Down, AnyCached: false };
        var isWell = secrets.State is SecretsState.Ok && others.All(other => other.Finding.IsWell);
        var status = isUnhealthy ? "unhealthy" : isWell ? "healthy" : "degraded";
        var checks = new JsonObject { ["secrets"] = Word(secrets.State) };
        if (secrets.Since is { } since)
        {
            checks["secretsSince"] = Rfc3339.Format(since);
        }

        checks["storage"] = isStorageUp ? "ok" : "down";
        foreach (var (name, finding) in others)
        {
            checks[name] = finding.Told;
        }

        return new(new JsonObject { ["status"] = status, ["checks"] = checks }, isUnhealthy);
    }

    private static string Word(SecretsState state) => state switch
    {
        SecretsState.Ok => "ok",
        SecretsState.Stale => "stale",
        _ => "down",
    };
}
