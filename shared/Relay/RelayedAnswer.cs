using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Relay;

/// <summary>A vendor's answer on its way to the caller: its status, the headers that pass, and its body's bytes.</summary>
internal sealed class RelayedAnswer(RelayCall call, VendorAnswer answer) : IResult
{
    private const string VendorHeader = "rtc-vendor";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (answer)
        {
            if (call.RewritesAnswer)
            {
                await SendRewrittenAsync(httpContext);
                return;
            }

            SetHead(httpContext.Response, answer.Length);
            call.Annotate(answer.Json.Span, httpContext.Response.Headers);
            if (!HasBody(answer.Status))
            {
                return;
            }

            try
            {
                await answer.Body.CopyToAsync(httpContext.Response.Body);
            }
            // Half an answer must not look like a whole one.
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                httpContext.Abort();
            }
        }
    }

    private async Task SendRewrittenAsync(HttpContext httpContext)
    {
        Problem? problem = null;
        if (!answer.Body.IsWhole || call.Rewrite(answer.Body.Held).Failed(out var body, out problem))
        {
            problem ??= Problem.VendorInvalidResponse(call.Vendor, "with more than can be read");
            await problem.ExecuteAsync(httpContext);
            return;
        }

        SetHead(httpContext.Response, body.Length);
        if (HasBody(answer.Status))
        {
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    private void SetHead(HttpResponse response, long? length)
    {
        response.StatusCode = answer.Status;
        answer.CopyPassingHeaders(response.Headers);
        response.Headers[VendorHeader] = call.Vendor;
        if (HasBody(answer.Status))
        {
            response.ContentLength = length;
        }
    }

    private static bool HasBody(int status) =>
        status is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified);
}
