using System.Net;
using System.Net.Sockets;

namespace RtcFunctions.Tests.Hostile;

/// <summary>A host that nobody configured: whoever connects to it was talked into it.</summary>
internal sealed class CanaryListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    private CanaryListener() => _listener.Start();

    public string Authority => _listener.LocalEndpoint.ToString()!;

    /// <summary>Whether a connection came since the last one that was asked after.</summary>
    public bool WasCalled
    {
        get
        {
            if (!_listener.Pending())
            {
                return false;
            }

            _listener.AcceptSocket().Dispose();
            return true;
        }
    }

    public static CanaryListener Start() => new();

    public void Dispose() => _listener.Dispose();
}
