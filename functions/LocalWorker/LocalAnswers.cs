using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RtcFunctions.Http;

namespace RtcFunctions.LocalWorker;

/// <summary>What is the host's part of an answer: host.json's headers, and 404 for what no function takes.</summary>
internal static class LocalAnswers
{
    public static void UseLocalAnswers(this WebApplication app, HostJson hostJson)
    {
        // Not on what Kestrel refuses before there is a request (400, 408, 414, 431, 505): it clears the headers last of all, and has
        // no hook behind that. Those answers have no body and end their connection: there is nothing to store or to sniff.
        Func<object, Task> setHeaders = response => SetHeaders((HttpResponse)response, hostJson.CustomHeaders);
        app.Use(next => context =>
        {
            context.Response.OnStarting(setHeaders, context.Response);
            return next(context);
        });
        app.UseRouting();

        // Routing answers a method that no route takes with an endpoint of its own (405); only a RouteEndpoint is a function.
        app.Run(context => context.GetEndpoint() is RouteEndpoint { RequestDelegate: { } answer }
            ? answer(context)
            : Problem.NotFound("No function has this route and method.").ExecuteAsync(context));
    }

    private static Task SetHeaders(HttpResponse response, ImmutableArray<KeyValuePair<string, string>> headers)
    {
        // A function's own goes first, as on the host.
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAdd(name, value);
        }

        return Task.CompletedTask;
    }
}
