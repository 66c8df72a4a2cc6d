using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.LocalWorker;

/// <summary>
/// Finds the functions among public types, in the order in which the host tries them: by name, ignoring case. What the worker
/// would bind by guesswork (from the query, or from the body's properties) is refused here, before anything is served.
/// </summary>
internal static class FunctionDiscovery
{
    public static IReadOnlyList<LocalFunction> Find(IEnumerable<Type> candidates, string routePrefix)
    {
        var found =
            from type in candidates
            where type is { IsClass: true, IsVisible: true, IsAbstract: false, ContainsGenericParameters: false }
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            let attribute = method.GetCustomAttribute<FunctionAttribute>()
            where attribute is not null
            select Describe(attribute.Name, method, routePrefix);
        var functions = found.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase).ToArray();

        var repeated = functions
            .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1);
        return repeated is null ? functions : throw new InvalidFunctionException(repeated.Key, "two functions have this name");
    }

    private static LocalFunction Describe(string name, MethodInfo method, string routePrefix)
    {
        var parameters = method.GetParameters();
        var http = Single<HttpTriggerAttribute>(parameters);
        var timer = Single<TimerTriggerAttribute>(parameters);
        return (http, timer) switch
        {
            ({ } trigger, null) => new LocalFunction(name, method, DescribeRoute(name, method, trigger, routePrefix)),
            (null, { } trigger) => new LocalFunction(name, method, DescribeTimer(name, method, trigger)),
            _ => throw new InvalidFunctionException(name, "one parameter has to carry [HttpTrigger] or [TimerTrigger]"),
        };
    }

    private static HttpRoute DescribeRoute(string name, MethodInfo method, HttpTriggerAttribute trigger, string routePrefix)
    {
        if (!FunctionResult.IsHttpResult(method.ReturnType))
        {
            throw new InvalidFunctionException(name, "it has to return an IResult or a Task of one");
        }

        var pattern = RoutePatternFactory.Parse($"{routePrefix}/{trigger.Route ?? name}".Trim('/'));
        return new HttpRoute(trigger, pattern, [.. method.GetParameters().Select(parameter => HttpSource(name, pattern, parameter))]);
    }

    private static TimerStart DescribeTimer(string name, MethodInfo method, TimerTriggerAttribute trigger) =>
        method.ReturnType == typeof(Task)
            ? new TimerStart(trigger, [.. method.GetParameters().Select(parameter => TimerSource(name, parameter))])
            : throw new InvalidFunctionException(name, "a timer function has to return a Task");

    private static Func<LocalFunctionContext, object?> HttpSource(string function, RoutePattern pattern, ParameterInfo parameter) =>
        parameter.ParameterType == typeof(HttpRequest) ? static context => context.Http!.Request
        : parameter.ParameterType == typeof(string) && pattern.GetParameter(parameter.Name!) is { } route
            ? context => context.Http!.Request.RouteValues[route.Name] as string
        : CommonSource(parameter)
            ?? throw new InvalidFunctionException(
                function,
                $"the parameter '{parameter.Name}' has to be the HttpRequest, a string of the route, or a CancellationToken");

    private static Func<LocalFunctionContext, object?> TimerSource(string function, ParameterInfo parameter) =>
        parameter.ParameterType == typeof(TimerInfo)
            ? static context => context.Timer
            : CommonSource(parameter)
                ?? throw new InvalidFunctionException(
                    function,
                    $"the parameter '{parameter.Name}' has to be the TimerInfo or a CancellationToken");

    private static Func<LocalFunctionContext, object?>? CommonSource(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? static context => context.CancellationToken
        : parameter.ParameterType == typeof(FunctionContext) ? static context => context
        : null;

    private static T? Single<T>(IEnumerable<ParameterInfo> parameters)
        where T : Attribute =>
        parameters.Select(parameter => parameter.GetCustomAttribute<T>()).SingleOrDefault(attribute => attribute is not null);
}
