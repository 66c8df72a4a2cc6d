using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.LocalWorker;

/// <summary>Reads what a function's method returned, once that is there; which way is found once for each function.</summary>
internal static class FunctionResult
{
    public static bool IsHttpResult(Type returned) =>
        typeof(IResult).IsAssignableFrom(returned)
        || (IsTaskOfValue(returned) && typeof(IResult).IsAssignableFrom(returned.GenericTypeArguments[0]));

    /// <summary>Gives null where there is no value: the method threw, or has none to give.</summary>
    public static Func<object?, object?> Reader(Type returned) =>
        IsTaskOfValue(returned)
            ? typeof(FunctionResult)
                .GetMethod(nameof(ValueOf), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(returned.GenericTypeArguments)
                .CreateDelegate<Func<object?, object?>>()
            : static returned => returned as IResult;

    private static bool IsTaskOfValue(Type returned) =>
        returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>);

    private static object? ValueOf<T>(object? returned) => returned is Task<T> { IsCompletedSuccessfully: true } task ? task.Result : null;
}
