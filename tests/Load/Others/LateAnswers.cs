using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Load.Others;

/// <summary>A vendor on another continent: every answer takes its time, and says which request it is for.</summary>
internal sealed class LateAnswers : RequestHandler
{
    private const string RequestId = "X-Request-ID";

    private static readonly TimeSpan OnTheWay = TimeSpan.FromMilliseconds(100);

    public override async Task HandleAsync(HttpContext context)
    {
        await Task.Delay(OnTheWay, context.RequestAborted);
        context.Response.Headers[RequestId] = context.Request.Headers[RequestId];
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{}", context.RequestAborted);
    }
}
