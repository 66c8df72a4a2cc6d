using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>Stands where the app would: takes access checks and webhooks, and answers what a test wants.</summary>
internal sealed class CallbackReceiver : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<Call> _calls = new();

    private CallbackReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _web = builder.Build();
        _web.Run(HandleAsync);
    }

    public int Status { get; set; } = 200;

    public string Answer { get; set; } = "{}";

    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>The webhooks in the order of their arrival: <c>connected ada</c>.</summary>
    public IReadOnlyList<string> Told => [.. Calls.Select(call => call.Json).OfType<JsonObject>()
        .Where(json => json.ContainsKey("event"))
        .Select(json => $"{json["event"]} {json["peerId"]}")];

    public GcoreCallbacks Callbacks { get; private set; } = null!;

    public static async Task<CallbackReceiver> StartAsync()
    {
        var receiver = new CallbackReceiver();
        await receiver._web.StartAsync();
        var server = receiver._web.Services.GetRequiredService<IServer>();
        var address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        receiver.Callbacks = new(new Uri($"{address}/check"), new Uri($"{address}/events"))
        {
            AccessAuthorization = "Basic check",
            EventAuthorization = "Basic event",
        };
        return receiver;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var json = await JsonNode.ParseAsync(context.Request.Body);
        _calls.Enqueue(new(context.Request.Path, context.Request.Headers.Authorization.ToString(), json));
        context.Response.StatusCode = Status;
        context.Response.Headers.Location = "/elsewhere";
        if (Status >= 200 && Status is not (204 or 304))
        {
            await context.Response.WriteAsync(Answer);
        }
    }

    internal sealed record Call(string Path, string Authorization, JsonNode? Json);
}
