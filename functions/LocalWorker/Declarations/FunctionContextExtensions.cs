using Microsoft.AspNetCore.Http;
using RtcFunctions.LocalWorker;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the ASP.NET Core integration adds to <see cref="FunctionContext"/>.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The request that the invocation answers; null for a timer.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context is LocalFunctionContext local ? local.Http
        : context.Items.TryGetValue(LocalFunctionContext.HttpContextKey, out var item) ? item as HttpContext
        : null;
}
