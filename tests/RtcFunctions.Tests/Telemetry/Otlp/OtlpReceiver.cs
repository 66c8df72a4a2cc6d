using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Tests.Telemetry.Otlp;

/// <summary>A collector that takes OTLP over HTTP as the specification has it, and keeps all it was sent.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private const string Protobuf = "application/x-protobuf";

    private readonly ConcurrentQueue<(string Path, byte[] Body)> _taken = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Endpoint => _app.Urls.Single();

    /// <summary>What a collector would not have taken.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    public IReadOnlyDictionary<string, string> Resource => OtlpReader.Resource(Requests("/v1/traces").First());

    public IReadOnlyList<OtlpSpan> Spans => [.. Requests("/v1/traces").SelectMany(OtlpReader.Spans)];

    public IReadOnlyList<OtlpPoint> Points => [.. Requests("/v1/metrics").SelectMany(OtlpReader.Points)];

    public IReadOnlyList<OtlpLog> Logs => [.. Requests("/v1/logs").SelectMany(OtlpReader.Logs)];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>All bytes received, those of one signal where its path is given, as text in which what they hold can be looked for.</summary>
    public string Text(string path = "") =>
        string.Concat(_taken.Where(taken => taken.Path.StartsWith(path, StringComparison.Ordinal)).Select(taken => Encoding.UTF8.GetString(taken.Body)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IEnumerable<ProtoMessage> Requests(string path) =>
        _taken.Where(taken => taken.Path == path).Select(taken => new ProtoMessage(taken.Body));

    private async Task TakeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var path = request.Path.Value!;
        response.StatusCode =
            path is not ("/v1/traces" or "/v1/metrics" or "/v1/logs") ? StatusCodes.Status404NotFound
            : request.Method != HttpMethods.Post ? StatusCodes.Status405MethodNotAllowed
            : request.ContentType != Protobuf || request.Headers.ContentEncoding.ToString() is not ("" or "gzip") ? StatusCodes.Status415UnsupportedMediaType
            : StatusCodes.Status200OK;
        if (response.StatusCode != StatusCodes.Status200OK)
        {
            _refused.Enqueue($"{response.StatusCode}: {request.Method} {path} {request.ContentType}");
            return;
        }

        using var body = new MemoryStream();
        await using var sent = request.Headers.ContentEncoding == "gzip"
            ? new GZipStream(request.Body, CompressionMode.Decompress)
            : request.Body;
        await sent.CopyToAsync(body);
        _taken.Enqueue((path, body.ToArray()));

        // An empty ExportTraceServiceResponse: all of it was taken.
        response.ContentType = Protobuf;
    }
}
