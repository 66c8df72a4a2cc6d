using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using RtcFunctions.Http;

namespace RtcFunctions.LocalWorker;

/// <summary>What is the host's part of an answer: host.json's headers, 404 for what no function takes, 500 for what escapes.</summary>
internal static partial class LocalAnswers
{
    public static void UseLocalAnswers(this WebApplication app, HostJson hostJson)
    {
        // Not on what Kestrel refuses before there is a request (400, 408, 414, 431, 505): it clears the headers last of all, and has
        // no hook behind that. Those answers have no body and end their connection: there is nothing to store or to sniff.
        app.Use(next => context =>
        {
            context.Response.OnStarting(SetHeaders, (context.Response, hostJson.CustomHeaders));
            return next(context);
        });
        app.Use(next => context => CatchAsync(context, next, app.Logger));
        app.UseRouting();

        // Routing answers a method that no route takes with an endpoint of its own (405); only a RouteEndpoint is a function.
        app.Run(context => context.GetEndpoint() is RouteEndpoint { RequestDelegate: { } answer }
            ? answer(context)
            : Problem.NotFound("No function has this route and method.").ExecuteAsync(context));
    }

    private static Task SetHeaders(object state)
    {
        var (response, headers) = ((HttpResponse, IReadOnlyList<KeyValuePair<string, string>>))state;
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }

        return Task.CompletedTask;
    }

    private static async Task CatchAsync(HttpContext context, RequestDelegate next, ILogger logger)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception error)
        {
            Log.Escaped(logger, error);
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.Clear();
            await Problem.InternalError().ExecuteAsync(context);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = "ResultFailed", Level = LogLevel.Error, Message = "An answer could not be written.")]
        public static partial void Escaped(ILogger logger, Exception error);
    }
}
