using System.Text.Json;

namespace RtcFunctions.Tests.Infra;

/// <summary>A Bicep file. Literals, arrays and objects are JSON; any other expression is an object with its text under "=".</summary>
internal sealed record BicepFile(
    IReadOnlyList<string> Faults,
    string Scope,
    IReadOnlyDictionary<string, BicepParameter> Params,
    IReadOnlyDictionary<string, JsonElement> Vars,
    IReadOnlyList<BicepResource> Resources,
    IReadOnlyList<BicepModule> Modules,
    IReadOnlyDictionary<string, JsonElement> Outputs);

internal sealed record BicepParameter(string Type, IReadOnlyList<string> Decorators, JsonElement? Default, bool Required);

/// <summary>A nested resource has its parent's symbol before its own, as in <c>vault::session</c>, and its full type.</summary>
internal sealed record BicepResource(string Symbol, string Type, string Version, bool Existing, string? Condition, JsonElement Body);

internal sealed record BicepModule(string Name, string Path, string? Condition, JsonElement Body);
