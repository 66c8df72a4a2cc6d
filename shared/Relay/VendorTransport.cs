using System.Text;

namespace RtcFunctions.Relay;

/// <summary>The sockets to all vendors: no redirects, no cookies, no decompression, no trace headers.</summary>
internal sealed class VendorTransport : IDisposable
{
    // DNS is asked again when a connection has lived this long.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    private readonly HttpMessageInvoker _pooled = new(CreateHandler(ConnectionLifetime));
    private readonly HttpMessageInvoker _unpooled = new(CreateHandler(TimeSpan.Zero));

    /// <summary>
    /// Sends a request, once where <paramref name="onlyOnce"/>. The handler sends a request without a body again by itself
    /// when a pooled connection closes without an answer, so such a one gets a connection of its own; with a body that has
    /// begun to go out it does not.
    /// </summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool onlyOnce, CancellationToken cancellationToken) =>
        (onlyOnce && request.Content is null ? _unpooled : _pooled).SendAsync(request, cancellationToken);

    public void Dispose()
    {
        _pooled.Dispose();
        _unpooled.Dispose();
    }

    private static SocketsHttpHandler CreateHandler(TimeSpan connectionLifetime) => new()
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = connectionLifetime,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        UseCookies = false,
    };
}
