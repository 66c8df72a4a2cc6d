using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.LocalWorker;

namespace RtcFunctions.Tests.LocalWorker;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("GET", "/api/things/other", "AnyThing other")]
    [InlineData("GET", "/api/THINGS/Other", "AnyThing Other")]
    // ASP.NET's own precedence would give this path to the literal route.
    [InlineData("GET", "/api/things/fixed", "AnyThing fixed")]
    // The first by name does not take the method, so the next is asked.
    [InlineData("POST", "/api/things/fixed", "FixedThing")]
    [InlineData("DELETE", "/api/unrouted", "Unrouted")]
    [InlineData("GET", "/api/files/a/b%20c", "ReadFile a/b c")]
    [InlineData("GET", "/api/files/", "ReadFile null")]
    [InlineData("GET", "/api/files", "ReadFile null")]
    public async Task The_first_function_by_name_whose_route_and_method_match_is_taken(string method, string path, string expected)
    {
        await using var app = await LocalApp.StartAsync<Routes>();

        var answer = await app.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("PUT", "/api/things/fixed")]
    [InlineData("DELETE", "/api/things/other")]
    [InlineData("OPTIONS", "/api/things/other")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/api/hidden")]
    [InlineData("GET", "/things/other")]
    [InlineData("GET", "/admin/functions/Unrouted")]
    public async Task What_no_function_takes_is_not_found(string method, string path)
    {
        await using var app = await LocalApp.StartAsync([typeof(Routes), typeof(HiddenRoutes)]);

        var answer = await app.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("not_found", problem.GetProperty("code").GetString());
        Assert.Empty(answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Head_does_not_match_get()
    {
        await using var app = await LocalApp.StartAsync<Routes>();

        var answer = await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/things/other"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/things/a%2Fb", "AnyThing a%2Fb")]
    [InlineData("/api/files/a%2fb/c", "ReadFile a%2fb/c")]
    [InlineData("/api/things/a%2Eb", "AnyThing a.b")]
    [InlineData("/api/files/a/%2e%2e/b", "ReadFile b")]
    [InlineData("http://elsewhere/api/things/other", "AnyThing other")]
    public async Task An_encoded_slash_stays_encoded(string target, string expected)
    {
        await using var app = await LocalApp.StartAsync<Routes>();

        var answer = await app.SendRawAsync($"GET {target} HTTP/1.1\r\nHost: elsewhere\r\nConnection: close\r\n\r\n");

        Assert.EndsWith("\r\n\r\n" + expected, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "/things/other")]
    [InlineData("rtc/v1", "/rtc/v1/things/other")]
    public async Task The_prefix_is_that_of_host_json(string prefix, string path)
    {
        await using var app = await LocalApp.StartAsync([typeof(Routes)], hostJson: new HostJson(prefix, []));

        var answer = await app.Client.GetStringAsync(path);

        Assert.Equal("AnyThing other", answer);
    }

    [Theory]
    [InlineData("AzureWebJobs.AnyThing.Disabled=true")]
    [InlineData("AzureWebJobs:AnyThing:Disabled=True")]
    [InlineData("AzureWebJobs_AnyThing_Disabled=1")]
    public async Task A_disabled_function_leaves_its_requests_to_the_next(string setting)
    {
        await using var app = await LocalApp.StartAsync<Routes>(setting);

        var next = await app.Client.GetStringAsync("/api/things/fixed");
        var none = await app.Client.GetAsync("/api/things/other");

        Assert.Equal("FixedThing", next);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    public sealed class Routes
    {
        [Function("FixedThing")]
        public IResult Fixed([HttpTrigger(AuthorizationLevel.Function, "get", "post", Route = "things/fixed")] HttpRequest request) =>
            TypedResults.Text("FixedThing");

        [Function("AnyThing")]
        public IResult Any([HttpTrigger(AuthorizationLevel.Function, "get", Route = "things/{id}")] HttpRequest request, string id) =>
            TypedResults.Text($"AnyThing {id}");

        [Function("ReadFile")]
        public async Task<IResult> File(
            [HttpTrigger(AuthorizationLevel.Function, "get", Route = "files/{*path}")] HttpRequest request,
            string? path,
            CancellationToken cancellationToken)
        {
            await Task.Delay(0, cancellationToken);
            return TypedResults.Text($"ReadFile {path ?? "null"}");
        }

        [Function("Unrouted")]
        public IResult Unrouted([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => TypedResults.Text("Unrouted");

        [Function("hidden")]
        internal IResult Hidden([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => TypedResults.Text("hidden");
    }

    internal sealed class HiddenRoutes
    {
        [Function("hidden")]
        public IResult Hidden([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => TypedResults.Text("hidden");
    }
}
