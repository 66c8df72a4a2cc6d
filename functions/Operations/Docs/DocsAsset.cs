using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RtcFunctions.Operations.Docs;

/// <summary>A part of the page, unpacked for those who do not take it packed.</summary>
internal sealed record DocsAsset(byte[] Content, string ContentType, bool IsGzipped) : IResult
{
    private const string Gzip = "gzip";

    // Scripts and styles come from here alone; Swagger UI has its pictures in its style sheet.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.ContentType = ContentType;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        var isSentPacked = IsGzipped && TakesGzip(httpContext.Request);
        if (IsGzipped)
        {
            headers.Vary = HeaderNames.AcceptEncoding;
        }

        if (isSentPacked)
        {
            headers.ContentEncoding = Gzip;
        }

        if (!IsGzipped || isSentPacked)
        {
            headers.ContentLength = Content.Length;
            await httpContext.Response.Body.WriteAsync(Content, httpContext.RequestAborted);
            return;
        }

        await using var unpacked = new GZipStream(new MemoryStream(Content), CompressionMode.Decompress);
        await unpacked.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }

    private static bool TakesGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var taken)
        && taken.Any(coding => coding.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);
}
