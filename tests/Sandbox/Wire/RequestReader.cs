using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RtcFunctions.Sandbox.Wire;

internal static class RequestReader
{
    public static async Task<ReceivedRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers
            .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")));
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new(context.Request.Method, target, [.. headers], body.ToArray(), null, TimeProvider.System.GetUtcNow());
    }
}
