using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Operations.Telemetry;

/// <summary>What telemetry says of a function: its name, and the route that its trigger was declared with.</summary>
internal sealed record InvokedFunction(string Name, string? Route)
{
    private static readonly Dictionary<string, InvokedFunction> Http =
        DeclaredFunctions.With<HttpTriggerAttribute>().ToDictionary(
            declared => declared.Name, declared => new InvokedFunction(declared.Name, declared.Trigger.Route), StringComparer.Ordinal);

    /// <summary>A timer's has no route.</summary>
    public static InvokedFunction Find(string name) => Http.GetValueOrDefault(name) ?? new(name, Route: null);

    public string NameSpan(string method) => $"{method} {Route ?? Name}";
}
