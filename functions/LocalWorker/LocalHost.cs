using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Diagnostics;

namespace RtcFunctions.LocalWorker;

/// <summary>Puts the local worker together: Kestrel, the functions' endpoints, <c>/admin</c> and the timers.</summary>
internal static class LocalHost
{
    // A caller's connection costs memory before it has said who it is. For slow bodies and long heads Kestrel's own limits will do.
    private static readonly TimeSpan SlowestHead = TimeSpan.FromSeconds(10);

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // Watching appsettings.json would set a watch on every folder below the working directory.
        var web = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        web.Configuration.AddLocalSettings(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        web.Configuration.AddLocalDefaults();
        ListeningAddresses.Check(web.Configuration);
        web.WebHost.UseKestrelHttpsConfiguration();
        web.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = SlowestHead;
        });
        return web;
    }

    public static IHost Build(
        WebApplicationBuilder web,
        IEnumerable<Type> candidates,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware,
        HostJson hostJson)
    {
        var keys = new FunctionKeys(web.Configuration);
        var pipeline = new FunctionPipeline(middleware);
        var functions = FunctionDiscovery.Find(candidates, hostJson.RoutePrefix)
            .Where(function => !DisabledFunctions.Contains(web.Configuration, function.Name))
            .ToArray();
        var timers = FunctionTimers.Create(functions, web.Configuration);

        web.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => KeylessListening.Check(keys, endpoint)));
        web.Services.TryAddSingleton(TimeProvider.System);
        web.Services.AddSingleton(pipeline);
        web.Services.AddSingleton(timers);
        web.Services.AddHostedService<TimerLoops>();

        var app = web.Build();
        ((IEndpointRouteBuilder)app).DataSources.Add(new DefaultEndpointDataSource(
            [.. new HttpFunctions(keys, pipeline, app.Logger).Endpoints(functions), new AdminEndpoint(keys, timers).Endpoint()]));
        app.UseLocalAnswers(hostJson);
        app.Lifetime.ApplicationStarted.Register(() => KeylessListening.Warn(keys, app.Logger));
        return app;
    }
}
