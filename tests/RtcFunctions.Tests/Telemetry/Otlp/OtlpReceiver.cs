using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RtcFunctions.Tests.Telemetry.Otlp;

/// <summary>A collector that takes OTLP as the specification has it, over HTTP and gRPC, and keeps all it was sent.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private const string Protobuf = "application/x-protobuf";
    private const string Grpc = "application/grpc";

    private static readonly Dictionary<string, string> Calls = new(StringComparer.Ordinal)
    {
        ["/opentelemetry.proto.collector.trace.v1.TraceService/Export"] = "/v1/traces",
        ["/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"] = "/v1/metrics",
        ["/opentelemetry.proto.collector.logs.v1.LogsService/Export"] = "/v1/logs",
    };

    private readonly ConcurrentQueue<(string Path, byte[] Body)> _taken = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Endpoint => _app.Urls.First();

    public string GrpcEndpoint => _app.Urls.Last();

    /// <summary>What a collector would not have taken.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    public IReadOnlyDictionary<string, string> Resource => OtlpReader.Resource(Requests("/v1/traces").First());

    public IReadOnlyList<OtlpSpan> Spans => [.. Requests("/v1/traces").SelectMany(OtlpReader.Spans)];

    public IReadOnlyList<OtlpPoint> Points => [.. Requests("/v1/metrics").SelectMany(OtlpReader.Points)];

    public IReadOnlyList<OtlpLog> Logs => [.. Requests("/v1/logs").SelectMany(OtlpReader.Logs)];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, grpc => grpc.Protocols = HttpProtocols.Http2);
        });
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.Run(context => HttpProtocol.IsHttp2(context.Request.Protocol) ? receiver.TakeCallAsync(context) : receiver.TakeAsync(context));
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

    // https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
    private async Task TakeCallAsync(HttpContext context)
    {
        const int Prefix = 5;
        var (request, response) = (context.Request, context.Response);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var sent = body.ToArray();
        var isCall = Calls.TryGetValue(request.Path.Value!, out var path) && request.Method == HttpMethods.Post
            && request.ContentType == Grpc && request.Headers.TE == "trailers";
        var isOneMessage = sent.Length >= Prefix && sent[0] == 0 && BinaryPrimitives.ReadUInt32BigEndian(sent.AsSpan(1)) == sent.Length - Prefix;

        response.ContentType = Grpc;
        if (!isCall || !isOneMessage)
        {
            _refused.Enqueue($"{request.Method} {request.Path} {request.ContentType}, {sent.Length} bytes");
            response.AppendTrailer("grpc-status", "3");
            return;
        }

        _taken.Enqueue((path!, sent[Prefix..]));
        response.AppendTrailer("grpc-status", "0");
        await response.Body.WriteAsync(new byte[Prefix]);
    }
}
