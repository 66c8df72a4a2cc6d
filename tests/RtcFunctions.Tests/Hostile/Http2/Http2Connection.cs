using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace RtcFunctions.Tests.Hostile.Http2;

/// <summary>A connection on which any frame can be sent.</summary>
internal sealed class Http2Connection : IAsyncDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly SslStream _stream;

    private Http2Connection(SecureApp app)
    {
        _client.Connect(app.Address.Host, app.Address.Port);
        _stream = new SslStream(_client.GetStream(), leaveInnerStreamOpen: false, (_, presented, _, _) => app.IsItsCertificate(presented));
    }

    /// <summary>A connection that has said what it settles on.</summary>
    public static async Task<Http2Connection> OpenAsync(SecureApp app, params byte[] settings)
    {
        var connection = new Http2Connection(app);
        await connection._stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { ApplicationProtocols = [SslApplicationProtocol.Http2], TargetHost = app.Address.Host });
        Assert.Equal(SslApplicationProtocol.Http2, connection._stream.NegotiatedApplicationProtocol);
        await connection._stream.WriteAsync(Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        await connection.SendAsync([new Http2Frame(Http2Frame.Settings, 0, 0, settings)]);
        return connection;
    }

    /// <summary>False where the app closed before it had taken all of them.</summary>
    public async Task<bool> SendAsync(IEnumerable<Http2Frame> frames)
    {
        try
        {
            foreach (var some in frames.Chunk(100))
            {
                await _stream.WriteAsync(some.SelectMany(frame => frame.Write()).ToArray());
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The next frame of a type; null where the connection ends before.</summary>
    public async Task<Http2Frame?> ReadAsync(byte type, CancellationToken cancellationToken)
    {
        Http2Frame? frame;
        do
        {
            frame = await ReadAsync(cancellationToken);
        }
        while (frame is not null && frame.Type != type);

        return frame;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private async Task<Http2Frame?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var head = new byte[Http2Frame.HeadLength];
            await _stream.ReadExactlyAsync(head, cancellationToken);
            var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(head) >>> 8];
            await _stream.ReadExactlyAsync(payload, cancellationToken);
            return new(head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
        }
        // Reset, or closed: also in the middle of a frame.
        catch (IOException)
        {
            return null;
        }
    }
}
