using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using RtcFunctions.Http;

namespace RtcFunctions.LocalWorker;

/// <summary>
/// The HTTP functions as endpoints. Their order is the host's, and an order outweighs ASP.NET's precedence: the first whose
/// route and method match is taken.
/// </summary>
internal sealed partial class HttpFunctions(FunctionKeys keys, FunctionPipeline pipeline, ILogger logger)
{
    public IEnumerable<Endpoint> Endpoints(IEnumerable<LocalFunction> functions) =>
        functions.Select((function, index) => (function, index))
            .Where(entry => entry.function.Trigger is HttpRoute)
            .Select(entry => Endpoint(entry.function, (HttpRoute)entry.function.Trigger, entry.index));

    private Endpoint Endpoint(LocalFunction function, HttpRoute route, int order)
    {
        var endpoint = new RouteEndpointBuilder(context => InvokeAsync(function, route, context), route.Pattern, order)
        {
            DisplayName = function.Name,
        };
        if (route.Attribute.Methods is { Length: > 0 } methods)
        {
            endpoint.Metadata.Add(new HttpMethodMetadata(methods.Select(method => method.ToUpperInvariant())));
        }

        return endpoint.Build();
    }

    private async Task InvokeAsync(LocalFunction function, HttpRoute route, HttpContext http)
    {
        if (!keys.Allow(http.Request, route.Attribute.AuthLevel))
        {
            await Problem.Unauthorized().ExecuteAsync(http);
            return;
        }

        try
        {
            var context = LocalFunctionContext.ForRequest(function, http);
            await pipeline.RunAsync(context);

            // Outside the worker's middleware, as in the ASP.NET Core integration: what a result throws no middleware sees.
            if (context.Result is IResult result)
            {
                await result.ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception error)
        {
            await FailAsync(http, error);
        }
    }

    private async Task FailAsync(HttpContext http, Exception error)
    {
        Log.Escaped(logger, error);
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        await Problem.InternalError().ExecuteAsync(http);
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = "ResultFailed", Level = LogLevel.Error, Message = "An answer could not be written.")]
        public static partial void Escaped(ILogger logger, Exception error);
    }
}
