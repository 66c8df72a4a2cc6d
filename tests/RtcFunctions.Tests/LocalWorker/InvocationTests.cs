using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.LocalWorker;

namespace RtcFunctions.Tests.LocalWorker;

public sealed class InvocationTests
{
    private static readonly HostJson TwoHeaders = new(
        "api",
        [KeyValuePair.Create("Cache-Control", "no-store"), KeyValuePair.Create("X-Content-Type-Options", "nosniff")]);

    [Theory]
    [InlineData("GET", "/api/injected", HttpStatusCode.OK)]
    [InlineData("GET", "/api/throws", HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/api/resultThrows", HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/api/master", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("POST", "/admin/functions/x", HttpStatusCode.Unauthorized)]
    public async Task Every_answer_carries_the_headers_of_host_json(string method, string path, HttpStatusCode expected)
    {
        await using var app = await StartAsync("Functions:Keys:any=first-key");
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "x-functions-key", "first-key" } } };

        var answer = await app.Client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("no-store", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Equal("nosniff", string.Join(", ", answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_functions_own_header_goes_before_that_of_host_json()
    {
        await using var app = await StartAsync();

        var answer = await app.Client.GetAsync("/api/cached");

        Assert.Equal("max-age=60", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
    }

    [Theory]
    [InlineData("/api/throws", 500, "internal_error")]
    [InlineData("/api/throwsLater", 500, "internal_error")]
    [InlineData("/api/resultThrows", 500, "internal_error")]
    [InlineData("/api/badRequest", 400, "invalid_request")]
    public async Task An_exception_becomes_a_problem_that_does_not_quote_it(string path, int status, string code)
    {
        await using var app = await StartAsync();

        var answer = await app.Client.GetAsync(path);

        var body = await answer.Content.ReadAsStringAsync();
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Matches("^[0-9a-f]{32}$", problem.GetProperty("traceId").GetString());
        Assert.DoesNotContain("unspeakable", body, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("rtc-vendor"));
    }

    [Fact]
    public async Task A_body_over_the_workers_limit_is_too_large()
    {
        await using var app = await StartAsync();

        var answer = await app.SendRawAsync(
            "POST /api/reads HTTP/1.1\r\nHost: any\r\nContent-Length: 30000001\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"body_too_large\"", answer, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/breaksOff")]
    [InlineData("/api/resultBreaksOff")]
    public async Task An_answer_that_fails_half_way_never_looks_whole(string path)
    {
        await using var app = await StartAsync();

        var reading = () => app.Client.GetStringAsync(path);

        await Assert.ThrowsAnyAsync<HttpRequestException>(reading);
    }

    [Fact]
    public async Task Middleware_runs_around_the_function_in_the_order_in_which_it_was_added()
    {
        await using var app = await StartAsync();

        var answer = await app.Client.GetAsync("/api/injected");

        Assert.Equal("injected at 2030", await answer.Content.ReadAsStringAsync());
        Assert.Equal("outer:injected, inner:injected", string.Join(", ", answer.Headers.GetValues("x-middleware")));
    }

    private static Task<LocalApp> StartAsync(params string[] settings) =>
        LocalApp.StartAsync([typeof(Behaviours)], settings, TwoHeaders, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(new ManualClock());
            builder.UseMiddleware<Outer>();
            builder.UseMiddleware<Inner>();
        });

    internal sealed class Outer : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => Note("outer", context, next);

        public static Task Note(string who, FunctionContext context, FunctionExecutionDelegate next)
        {
            context.GetHttpContext()!.Response.Headers.Append("x-middleware", $"{who}:{context.FunctionDefinition.Name}");
            return next(context);
        }
    }

    internal sealed class Inner : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => Outer.Note("inner", context, next);
    }
}
