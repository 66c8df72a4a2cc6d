using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;

namespace RtcFunctions.Console;

/// <summary>
/// <c>GET /api/console</c>: the console's page, and beside it what the page loads. It is open because it holds nothing: what it shows
/// comes through functions that want a key.
/// </summary>
public sealed class OpenConsole
{
    // A catch-all, since the page must open with a slash behind it, and without.
    [Function(nameof(OpenConsole))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/{*path}")] HttpRequest request, string? path)
    {
        if (ConsoleFile.Find(path) is not { } file)
        {
            return Problem.NotFound("The console has no such file.");
        }

        ConsolePolicy.Apply(request.HttpContext.Response.Headers);
        return TypedResults.Bytes(file.Content, file.ContentType);
    }
}
