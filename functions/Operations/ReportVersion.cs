using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Operations;

/// <summary><c>GET /api/version</c>: what was built, and from which commit (null where it was not built from a repository).</summary>
public sealed class ReportVersion
{
    private static readonly IResult Built = TypedResults.Json(Read());

    [Function(nameof(ReportVersion))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "version")] HttpRequest request) => Built;

    // The SDK writes it as version+commit.
    private static BuildVersion Read()
    {
        var attribute = typeof(ReportVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;
        var parts = attribute.InformationalVersion.Split('+', 2);
        return new BuildVersion(parts[0], parts.ElementAtOrDefault(1));
    }

    private sealed record BuildVersion(string Version, string? Commit);
}
