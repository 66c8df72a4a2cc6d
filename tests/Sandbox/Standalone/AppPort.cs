using System.Net;
using System.Net.Sockets;

namespace RtcFunctions.Sandbox.Standalone;

internal static class AppPort
{
    /// <summary>Where Functions apps run locally.</summary>
    public const ushort Usual = 7071;

    /// <summary>The port asked for; else the usual one, or any free one where it is taken. Null where the one asked for is taken.</summary>
    public static ushort? Choose(ushort? asked) => Bind(asked ?? Usual) ?? (asked is null ? Bind(0) : null);

    private static ushort? Bind(ushort port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return (ushort)((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
