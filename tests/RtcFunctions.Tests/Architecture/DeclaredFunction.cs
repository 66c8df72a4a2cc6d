using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Operations;

namespace RtcFunctions.Tests.Architecture;

/// <summary>A function as its attributes declare it, whether or not the worker would find it.</summary>
public sealed record DeclaredFunction(string Name, MethodInfo Method, HttpTriggerAttribute? Http, CustomAttributeData? HttpUsage)
{
    public static IReadOnlyList<DeclaredFunction> All { get; } =
    [
        .. from type in typeof(ReportLiveness).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           let parameter = method.GetParameters().SingleOrDefault(parameter => parameter.IsDefined(typeof(HttpTriggerAttribute)))
           select new DeclaredFunction(
               function.Name,
               method,
               parameter?.GetCustomAttribute<HttpTriggerAttribute>(),
               parameter?.CustomAttributes.Single(attribute => attribute.AttributeType == typeof(HttpTriggerAttribute))),
    ];

    public string Route => Http?.Route ?? "";

    /// <summary>Whether some path is taken by both.</summary>
    public bool SharesPathWith(DeclaredFunction other) => SharePath(Route.Split('/'), other.Route.Split('/'));

    private static bool SharePath(ReadOnlySpan<string> one, ReadOnlySpan<string> other)
    {
        if (one is [var first, ..] && first.StartsWith("{*", StringComparison.Ordinal)
            || other is [var second, ..] && second.StartsWith("{*", StringComparison.Ordinal))
        {
            return true;
        }

        if (one.IsEmpty || other.IsEmpty)
        {
            // A catch-all also takes its bare prefix.
            return one.IsEmpty && other.IsEmpty;
        }

        return (IsParameter(one[0]) || IsParameter(other[0]) || one[0].Equals(other[0], StringComparison.OrdinalIgnoreCase))
            && SharePath(one[1..], other[1..]);
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
