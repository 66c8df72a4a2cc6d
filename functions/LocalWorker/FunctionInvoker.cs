using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace RtcFunctions.LocalWorker;

/// <summary>Calls a function's method on a new instance of its class; all reflection is done once, at the first call.</summary>
internal sealed class FunctionInvoker(MethodInfo method, IReadOnlyList<Func<LocalFunctionContext, object?>> sources)
{
    private readonly ObjectFactory _create = ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes);
    private readonly MethodInvoker _method = MethodInvoker.Create(method);
    private readonly Func<object?, object?> _read = FunctionResult.Reader(method.ReturnType);

    public Task InvokeAsync(LocalFunctionContext context)
    {
        var arguments = new object?[sources.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = sources[i](context);
        }

        var instance = _create(context.InstanceServices, null);
        context.Returned = _method.Invoke(instance, arguments.AsSpan());
        return context.Returned as Task ?? Task.CompletedTask;
    }

    public object? Read(object? returned) => _read(returned);
}
