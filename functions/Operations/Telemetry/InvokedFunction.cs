using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Operations.Telemetry;

/// <summary>What telemetry says of a function: its name, and the route that its trigger was declared with.</summary>
internal sealed record InvokedFunction(string Name, string? Route)
{
    private static readonly Dictionary<string, InvokedFunction> Http =
        (from type in typeof(InvokedFunction).Assembly.GetExportedTypes()
         from method in type.GetMethods()
         let function = method.GetCustomAttribute<FunctionAttribute>()
         where function is not null
         from parameter in method.GetParameters()
         let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
         where trigger is not null
         select new InvokedFunction(function.Name, trigger.Route))
        .ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>A timer's has no route.</summary>
    public static InvokedFunction Find(string name) => Http.GetValueOrDefault(name) ?? new(name, Route: null);

    public string NameSpan(string method) => $"{method} {Route ?? Name}";
}
