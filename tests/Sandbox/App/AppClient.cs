using System.Net.Sockets;

namespace RtcFunctions.Sandbox.App;

internal static class AppClient
{
    public static HttpClient Create() => new(new OneKindOfFailure
    {
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null },
    })
    {
        Timeout = TimeSpan.FromMinutes(2),
    };

    /// <summary>A connection that is reset before .NET's handler could look who is at its other end is a bare <see cref="SocketException"/> there.</summary>
    private sealed class OneKindOfFailure : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (SocketException error)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, error.Message, error);
            }
        }
    }
}
