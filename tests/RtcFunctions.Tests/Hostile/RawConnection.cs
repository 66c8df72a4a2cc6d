using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RtcFunctions.Tests.Hostile;

/// <summary>A connection on which anything can be sent, and answers are read one by one.</summary>
internal sealed class RawConnection : IDisposable
{
    private const string EndOfHead = "\r\n\r\n";
    private const string EndOfLine = "\r\n";

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly StringBuilder _received = new();

    private RawConnection(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
    }

    /// <summary>What came beyond the answers that were read.</summary>
    public string Rest => _received.ToString();

    public static async Task<RawConnection> OpenAsync(Uri app)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(app.Host, app.Port);
        return new(client);
    }

    public ValueTask SendAsync(string bytes) => SendAsync(Encoding.Latin1.GetBytes(bytes));

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes) => _stream.WriteAsync(bytes);

    /// <summary>No more is sent; answers can still be read.</summary>
    public void CloseSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Closes with a reset.</summary>
    public void Abort() => _client.Client.Close(timeout: 0);

    /// <summary>The next answer behind interim ones; null where the connection ends before it is whole.</summary>
    public async Task<RawAnswer?> ReadAsync(string method, CancellationToken cancellationToken)
    {
        RawAnswer answer;
        do
        {
            if (await ReadToAsync(EndOfHead, cancellationToken) is not { } head)
            {
                return null;
            }

            answer = RawAnswer.Parse(head);
        }
        while (answer.Status < 200);

        var body = HasBody(method, answer) ? await ReadBodyAsync(answer, cancellationToken) : "";
        return body is null ? null : answer with { Body = body };
    }

    /// <summary>Everything until the server closes.</summary>
    public async Task<string> ReadToEndAsync(CancellationToken cancellationToken)
    {
        while (await ReceiveAsync(cancellationToken))
        {
        }

        return Take(_received.Length);
    }

    public void Dispose() => _client.Dispose();

    private static bool HasBody(string method, RawAnswer answer) => method is not "HEAD" && answer.Status is not (204 or 304);

    private async Task<string?> ReadBodyAsync(RawAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Header("Content-Length") is { } length)
        {
            return await ReadExactlyAsync(int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture), cancellationToken);
        }

        return answer.Header("Transfer-Encoding") is null
            ? await ReadToEndAsync(cancellationToken)
            : await ReadChunksAsync(cancellationToken);
    }

    private async Task<string?> ReadChunksAsync(CancellationToken cancellationToken)
    {
        var body = new StringBuilder();
        while (await ReadToAsync(EndOfLine, cancellationToken) is { } size)
        {
            var length = int.Parse(size.TrimEnd(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (await ReadExactlyAsync(length + EndOfLine.Length, cancellationToken) is not { } chunk)
            {
                return null;
            }

            body.Append(chunk, 0, length);
            if (length == 0)
            {
                return body.ToString();
            }
        }

        return null;
    }

    private async Task<string?> ReadToAsync(string end, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_received.ToString().IndexOf(end, StringComparison.Ordinal) is var index and >= 0)
            {
                return Take(index + end.Length);
            }

            if (!await ReceiveAsync(cancellationToken))
            {
                return null;
            }
        }
    }

    private async Task<string?> ReadExactlyAsync(int length, CancellationToken cancellationToken)
    {
        while (_received.Length < length)
        {
            if (!await ReceiveAsync(cancellationToken))
            {
                return null;
            }
        }

        return Take(length);
    }

    private string Take(int length)
    {
        var taken = _received.ToString(0, length);
        _received.Remove(0, length);
        return taken;
    }

    private async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var count = await _stream.ReadAsync(_buffer, cancellationToken);
            _received.Append(Encoding.Latin1.GetString(_buffer, 0, count));
            return count > 0;
        }
        catch (IOException)
        {
            // Reset: the server had more to read when it closed.
            return false;
        }
    }
}
