using System.Net;
using System.Net.Sockets;

namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>A port behind which nobody speaks HTTP: it resets connections, closes them, or refuses them.</summary>
internal sealed class RudePort : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _begunRequests;

    public RudePort()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = TakeAsync();
    }

    public int Port { get; }

    public Rudeness Rudeness { get; set; }

    /// <summary>Connections on which something of a request came.</summary>
    public int BegunRequests => Volatile.Read(ref _begunRequests);

    public void Refuse() => _listener.Dispose();

    public void Dispose() => _listener.Dispose();

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                _ = EndAsync(await _listener.AcceptSocketAsync());
            }
        }
        // Refused from now on.
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task EndAsync(Socket connection)
    {
        using (connection)
        {
            if (Rudeness is Rudeness.ResetAmidRequest or Rudeness.CloseAmidRequest && await connection.ReceiveAsync(new byte[8]) > 0)
            {
                Interlocked.Increment(ref _begunRequests);
            }

            if (Rudeness is Rudeness.ResetAtOnce or Rudeness.ResetAmidRequest)
            {
                connection.LingerState = new LingerOption(enable: true, seconds: 0);
            }
        }
    }
}

internal enum Rudeness
{
    ResetAtOnce,
    CloseAtOnce,
    ResetAmidRequest,
    CloseAmidRequest,
}
