using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Operations;

/// <summary>The app's functions as their attributes declare them, on either host.</summary>
internal static class DeclaredFunctions
{
    /// <summary>Those with a trigger of one kind.</summary>
    public static IEnumerable<(MethodInfo Method, string Name, TTrigger Trigger)> With<TTrigger>()
        where TTrigger : Attribute =>
        from type in typeof(DeclaredFunctions).Assembly.GetExportedTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<TTrigger>()
        where trigger is not null
        select (method, function.Name, trigger);
}
