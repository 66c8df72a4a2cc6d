using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace RtcFunctions.Sandbox.KeyVault;

/// <summary>
/// What an HTTP proxy does for HTTPS, for one host: what comes after <c>CONNECT</c> is that host's. So the app speaks with a host under
/// its real name, which resolves to something else.
/// </summary>
internal static class ProxyTunnel
{
    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    public static async Task OpenAsync(ConnectionContext connection, string host, ConnectionDelegate next)
    {
        var isForHost = await ReadHeadAsync(connection.Transport.Input) is { } head
            && head.StartsWith($"CONNECT {host}:443 HTTP/1.1\r\n", StringComparison.OrdinalIgnoreCase);
        var answer = isForHost ? "HTTP/1.1 200 Connection established\r\n\r\n" : "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";
        await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(answer));
        if (isForHost)
        {
            await next(connection);
        }
    }

    private static async Task<string?> ReadHeadAsync(PipeReader input)
    {
        while (true)
        {
            var read = await input.ReadAsync();
            if (Head(read.Buffer) is { } head)
            {
                input.AdvanceTo(head.End);
                return head.Text;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    private static (string Text, SequencePosition End)? Head(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> head, EndOfHead)
            ? (Encoding.ASCII.GetString(head) + "\r\n", reader.Position)
            : null;
    }
}
