using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;

namespace RtcFunctions.Tests.LocalWorker;

/// <summary>One function for each way in which an invocation can go.</summary>
public sealed class Behaviours(TimeProvider clock)
{
    [Function("cached")]
    public IResult Cached([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "max-age=60";
        return TypedResults.Ok();
    }

    [Function("injected")]
    public IResult Injected([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request, FunctionContext context) =>
        TypedResults.Text($"{context.FunctionDefinition.Name} at {clock.GetUtcNow().Year}");

    [Function("throws")]
    public IResult Throws([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) =>
        throw new InvalidOperationException("unspeakable");

    [Function("throwsLater")]
    public async Task<Problem> ThrowsLater([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["rtc-vendor"] = "zego";
        await Task.Yield();
        throw new InvalidOperationException("unspeakable");
    }

    [Function("badRequest")]
    public IResult BadRequest([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) =>
        throw new BadHttpRequestException("unspeakable");

    [Function("reads")]
    public async Task<IResult> Reads([HttpTrigger(AuthorizationLevel.Function, "post")] HttpRequest request)
    {
        await request.Body.CopyToAsync(Stream.Null);
        return TypedResults.Ok();
    }

    [Function("breaksOff")]
    public async Task<IResult> BreaksOff([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half of");
        await request.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException("unspeakable");
    }

    [Function("resultThrows")]
    public IResult ResultThrows([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => new Failing("");

    [Function("resultBreaksOff")]
    public IResult ResultBreaksOff([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => new Failing("half of");

    [Function("master")]
    public IResult Master([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => TypedResults.Ok();

    private sealed class Failing(string written) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (written.Length > 0)
            {
                await httpContext.Response.WriteAsync(written);
                await httpContext.Response.Body.FlushAsync();
            }

            throw new InvalidOperationException("unspeakable");
        }
    }
}
