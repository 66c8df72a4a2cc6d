using Microsoft.AspNetCore.Http;
using RtcFunctions.Sandbox.App;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox;

/// <summary>An HTTP service behind a port that spoils some of what passes; which requests, and how, is for its owner to say.</summary>
public sealed class FaultyProxy : IAsyncDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Keep-Alive", "Content-Length", "Transfer-Encoding", "Date"];

    private readonly Uri _service;
    private readonly Func<ReceivedRequest, ProxyFault> _choose;
    private readonly LoopbackServer _server;
    private readonly HttpClient _client = AppClient.Create();
    private int _spoilt;

    private FaultyProxy(Uri service, Func<ReceivedRequest, ProxyFault> choose)
    {
        _service = service;
        _choose = choose;
        _server = new LoopbackServer(PassAsync);
    }

    public Uri Endpoint => _server.Endpoint;

    public int Spoilt => Volatile.Read(ref _spoilt);

    /// <summary>Nothing is spoilt until this is set.</summary>
    public bool IsFaulty { get; set; }

    public static async Task<FaultyProxy> StartAsync(Uri service, Func<ReceivedRequest, ProxyFault> choose)
    {
        var proxy = new FaultyProxy(service, choose);
        await proxy._server.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var request = await RequestReader.ReadAsync(context);
        var fault = IsFaulty ? _choose(request) : ProxyFault.None;
        if (fault.IsSpoilt)
        {
            Interlocked.Increment(ref _spoilt);
        }

        try
        {
            await Task.Delay(fault.Delay, context.RequestAborted);
            var answer = fault.LosesRequest ? null : await ForwardAsync(request, context.RequestAborted);
            await (fault.Answer ?? answer!).WriteAsync(context.Response);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static bool Passes(string header) => !OfTheConnection.Contains(header, StringComparer.OrdinalIgnoreCase);

    private async Task<VendorAnswer> ForwardAsync(ReceivedRequest request, CancellationToken callerIsGone)
    {
        var target = new Uri(_service.GetLeftPart(UriPartial.Authority) + request.RawTarget, AsWritten);
        using var forwarded = new HttpRequestMessage(HttpMethod.Parse(request.Method), target);
        if (request.Body.Length > 0)
        {
            forwarded.Content = new ByteArrayContent(request.Body);
        }

        foreach (var (name, value) in request.Headers.Where(header => header.Key is "Date" || Passes(header.Key)))
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, value))
            {
                forwarded.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _client.SendAsync(forwarded, callerIsGone);
        var body = await response.Content.ReadAsByteArrayAsync(callerIsGone);
        var headers = response.Headers.Where(header => Passes(header.Key));
        return new VendorAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), body)
        {
            Headers = [.. headers.SelectMany(header => header.Value.Select(value => (header.Key, value)))],
        };
    }
}

/// <summary>What becomes of one request: it may be held, not arrive, or be answered otherwise than the service would.</summary>
public sealed record ProxyFault(VendorAnswer? Answer = null, bool LosesRequest = false, TimeSpan Delay = default)
{
    public static ProxyFault None { get; } = new();

    internal bool IsSpoilt => Answer is not null || Delay > TimeSpan.Zero;
}
