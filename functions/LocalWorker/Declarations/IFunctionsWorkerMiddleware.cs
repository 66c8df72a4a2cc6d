namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Runs around every invocation, HTTP and timer alike.</summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
