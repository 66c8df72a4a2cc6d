using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.LocalWorker;

/// <summary>A function as discovery found it: its trigger is an HTTP route or a timer.</summary>
internal sealed class LocalFunction(string name, MethodInfo method, FunctionTrigger trigger) : FunctionDefinition
{
    private readonly Lazy<FunctionInvoker> _invoker = new(() => new FunctionInvoker(method, trigger.Sources));

    public override string Name { get; } = name;

    public MethodInfo Method { get; } = method;

    public FunctionTrigger Trigger { get; } = trigger;

    /// <summary>Constructs the function's class, calls the method and leaves what it returned in the context.</summary>
    public Task InvokeAsync(LocalFunctionContext context) => _invoker.Value.InvokeAsync(context);

    public object? Read(object? returned) => _invoker.Value.Read(returned);
}
