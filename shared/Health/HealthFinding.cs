using System.Text.Json.Nodes;

namespace RtcFunctions.Health;

/// <summary>What the report tells of one thing, and whether that is as it should be.</summary>
public sealed record HealthFinding(JsonObject Told, bool IsWell)
{
    /// <summary>Several things by their names, well where all of them are.</summary>
    public static HealthFinding Of(IReadOnlyCollection<(string Name, HealthFinding Finding)> findings) => new(
        new JsonObject(findings.Select(part => KeyValuePair.Create<string, JsonNode?>(part.Name, part.Finding.Told))),
        findings.All(part => part.Finding.IsWell));
}
