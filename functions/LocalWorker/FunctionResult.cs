using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.LocalWorker;

/// <summary>Turns what a function's method returns into a task of its value; which way is found once for each function.</summary>
internal static class FunctionResult
{
    public static bool IsHttpResult(Type returned) =>
        typeof(IResult).IsAssignableFrom(returned)
        || (IsTaskOfValue(returned) && typeof(IResult).IsAssignableFrom(returned.GenericTypeArguments[0]));

    public static Func<object?, ValueTask<object?>> Awaiter(Type returned) =>
        IsTaskOfValue(returned)
            ? typeof(FunctionResult)
                .GetMethod(nameof(ValueOf), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(returned.GenericTypeArguments)
                .CreateDelegate<Func<object?, ValueTask<object?>>>()
        : returned == typeof(Task) ? Completion
        : static value => ValueTask.FromResult(value);

    private static bool IsTaskOfValue(Type returned) =>
        returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>);

    private static async ValueTask<object?> ValueOf<T>(object? task) => await (Task<T>)task!;

    private static async ValueTask<object?> Completion(object? task)
    {
        await (Task)task!;
        return null;
    }
}
