using Microsoft.Azure.Functions.Worker.Middleware;

namespace RtcFunctions.LocalWorker;

/// <summary>The worker's middleware around the call of a function, the first added outermost.</summary>
internal sealed class FunctionPipeline(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
{
    private readonly FunctionExecutionDelegate _run = middleware
        .Reverse()
        .Aggregate((FunctionExecutionDelegate)Call, (next, wrap) => wrap(next));

    public Task RunAsync(LocalFunctionContext context) => _run(context);

    private static Task Call(Microsoft.Azure.Functions.Worker.FunctionContext context)
    {
        var local = (LocalFunctionContext)context;
        return local.Function.InvokeAsync(local);
    }
}
