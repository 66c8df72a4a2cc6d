using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RtcFunctions.Sandbox.Misbehaving;

/// <summary>One request under way, and what the vendor would say to it, worked out only where it is said.</summary>
internal sealed class Exchange(HttpContext context, Func<VendorAnswer> answer)
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(30);

    public HttpResponse Response => context.Response;

    public CancellationToken CallerIsGone { get; } = context.RequestAborted;

    public VendorAnswer WorkOut() => answer();

    public Task AnswerAsync() => answer().WriteAsync(context.Response);

    public Task SendAsync(ReadOnlyMemory<byte> bytes) => Response.Body.WriteAsync(bytes, CallerIsGone).AsTask();

    public Task FlushAsync() => Response.Body.FlushAsync(CallerIsGone);

    /// <summary>Past Kestrel, which would not write what is wrong.</summary>
    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes) => await Socket.SendAsync(bytes, CallerIsGone);

    /// <summary>Ends our side in an orderly way, and waits for the caller to end its own.</summary>
    public Task CloseAsync()
    {
        Socket.Shutdown(SocketShutdown.Send);
        return WaitForCallerToGoAsync();
    }

    /// <summary>Ends the connection the rude way, with a TCP reset.</summary>
    public void Reset()
    {
        Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        Socket.Close();
        context.Abort();
    }

    /// <summary>Leaves the connection as it is until the caller goes.</summary>
    public async Task WaitForCallerToGoAsync()
    {
        await Task.Delay(LongestFarewell, CallerIsGone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private Socket Socket => context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
}
