using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RtcFunctions.Tests.Storage.Emulator;

/// <summary>
/// A port that leads to another one. Closed, it refuses connections and breaks those there are, as a service that was stopped does;
/// unlike Azurite, which forgets part of what it acknowledged when it is stopped, the service behind it loses nothing.
/// </summary>
internal sealed class TcpGate : IDisposable
{
    private readonly int _target;
    private readonly ConcurrentDictionary<Socket, bool> _connections = new();
    private TcpListener _listener;

    public TcpGate(int target)
    {
        _target = target;
        _listener = Listen(port: 0);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    public void Close()
    {
        _listener.Dispose();
        foreach (var connection in _connections.Keys)
        {
            connection.Close(timeout: 0);
        }
    }

    public void Open() => _listener = Listen(Port);

    public void Dispose() => Close();

    private TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = TakeAsync(listener);
        return listener;
    }

    private async Task TakeAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await listener.AcceptSocketAsync());
            }
        }
        // The gate was closed.
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task PassAsync(Socket near)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _connections.TryAdd(near, true);
        _connections.TryAdd(far, true);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target);
            await using var there = new NetworkStream(far);
            await using var here = new NetworkStream(near);
            await await Task.WhenAny(here.CopyToAsync(there), there.CopyToAsync(here));
        }
        // Either side has ended the connection, or the gate was closed.
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
        }
        finally
        {
            near.Dispose();
            _connections.TryRemove(near, out _);
            _connections.TryRemove(far, out _);
        }
    }
}
