using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Load.Others;

/// <summary>A vendor that answers with as many bytes as it is asked for.</summary>
internal sealed class Streams : RequestHandler
{
    public const string Bytes = "bytes";

    private static readonly byte[] Part = new byte[64 * 1024];

    public override async Task HandleAsync(HttpContext context)
    {
        var left = long.Parse(context.Request.Query[Bytes]!, CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = left;
        for (; left > 0; left -= Part.Length)
        {
            await context.Response.Body.WriteAsync(Part.AsMemory(0, (int)Math.Min(left, Part.Length)), context.RequestAborted);
        }
    }
}
