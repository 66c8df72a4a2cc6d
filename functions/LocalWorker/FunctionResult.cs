using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.LocalWorker;

/// <summary>Waits for what a function's method returns, and leaves its value in the context; which way is found once for each function.</summary>
internal static class FunctionResult
{
    public static bool IsHttpResult(Type returned) =>
        typeof(IResult).IsAssignableFrom(returned)
        || (IsTaskOfValue(returned) && typeof(IResult).IsAssignableFrom(returned.GenericTypeArguments[0]));

    public static Func<LocalFunctionContext, object?, Task> Awaiter(Type returned) =>
        IsTaskOfValue(returned)
            ? typeof(FunctionResult)
                .GetMethod(nameof(ValueOf), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(returned.GenericTypeArguments)
                .CreateDelegate<Func<LocalFunctionContext, object?, Task>>()
        : returned == typeof(Task) ? static (_, task) => (Task)task!
        : Value;

    private static bool IsTaskOfValue(Type returned) =>
        returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>);

    private static async Task ValueOf<T>(LocalFunctionContext context, object? task) => context.Result = await (Task<T>)task!;

    private static Task Value(LocalFunctionContext context, object? value)
    {
        context.Result = value;
        return Task.CompletedTask;
    }
}
