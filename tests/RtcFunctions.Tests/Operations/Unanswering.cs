using System.Net;
using System.Net.Sockets;

namespace RtcFunctions.Tests.Operations;

/// <summary>A port that takes connections and never says a word.</summary>
internal sealed class Unanswering : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _taken = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Unanswering()
    {
        _listener.Start();
        Address = _listener.LocalEndpoint;
        _ = TakeAsync();
    }

    public EndPoint Address { get; }

    public Task WaitForConnectionAsync() => _first.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Dispose()
    {
        _listener.Dispose();
        lock (_taken)
        {
            _taken.ForEach(socket => socket.Dispose());
            _taken.Clear();
        }
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync();
                lock (_taken)
                {
                    _taken.Add(socket);
                }

                _first.TrySetResult();
            }
        }
        // The listener was disposed of.
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }
}
