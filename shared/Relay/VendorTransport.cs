using System.Text;

namespace RtcFunctions.Relay;

/// <summary>The sockets to all vendors: no redirects, no cookies, no decompression, no trace headers.</summary>
internal sealed class VendorTransport : IDisposable
{
    // DNS is asked again when a connection has lived this long.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>A content of length 0, the same for all requests.</summary>
    // Its length is said here: to be worked out, it would be written into headers that others read.
    private static readonly ReadOnlyMemoryContent Nothing = new(ReadOnlyMemory<byte>.Empty) { Headers = { ContentLength = 0 } };

    private readonly HttpMessageInvoker _vendors = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        PlaintextStreamFilter = (connection, _) => new(new WatchedStream(connection.PlaintextStream)),
        PooledConnectionLifetime = ConnectionLifetime,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        UseCookies = false,
    });

    /// <summary>
    /// Sends a request once, whose watch is told when its answer begins. A request without content the handler sends again by itself, on
    /// a pooled connection and on a new one, when the connection closes without an answer; with content that has begun to go out, if
    /// only none of it, it does not.
    /// </summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AnswerWatch watch, CancellationToken cancellationToken)
    {
        request.Content ??= Nothing;
        var flow = ExecutionContext.Capture();
        AnswerWatch.Current = watch;
        try
        {
            return _vendors.SendAsync(request, cancellationToken);
        }
        finally
        {
            // The handler has taken it along; the caller would carry it through each of its own awaits.
            ExecutionContext.Restore(flow!);
        }
    }

    public void Dispose() => _vendors.Dispose();

    /// <summary>The handler takes a switch of protocols, and any three digits, for the end of an exchange.</summary>
    public static HttpResponseMessage Checked(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is >= 200 and <= 599)
        {
            return response;
        }

        response.Dispose();
        throw new HttpRequestException(HttpRequestError.InvalidResponse, "Not the status of an answer.");
    }
}
