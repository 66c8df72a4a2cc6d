using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace RtcFunctions.Load.Others;

/// <summary>The least that forwards: each request as it came, through one invoker, its answer streamed back.</summary>
internal sealed class Forwarder(Uri target) : RequestHandler
{
    private static readonly string[] OfTheConnection =
        [HeaderNames.Connection, HeaderNames.Host, HeaderNames.KeepAlive, HeaderNames.TransferEncoding];

    private readonly string _target = target.GetLeftPart(UriPartial.Authority);

    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
    });

    public override async Task HandleAsync(HttpContext context)
    {
        using var request = Request(context);
        using var answer = await _invoker.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            if (!OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            {
                context.Response.Headers.Append(header.Key, header.Value.ToString());
            }
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    public override void Dispose()
    {
        _invoker.Dispose();
        base.Dispose();
    }

    private HttpRequestMessage Request(HttpContext context)
    {
        var url = _target + context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), url);
        if (context.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers)
        {
            if (!OfTheConnection.Contains(name, StringComparer.OrdinalIgnoreCase)
                && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }
}
