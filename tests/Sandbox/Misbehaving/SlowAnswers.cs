using System.Text;

namespace RtcFunctions.Sandbox.Misbehaving;

internal static class SlowAnswers
{
    private static readonly byte[] Block = Enumerable.Repeat((byte)' ', 64 * 1024).ToArray();

    public static Task HangAsync(Exchange exchange) => Task.Delay(Timeout.Infinite, exchange.CallerIsGone);

    public static async Task HangAfterAsync(Exchange exchange, string begun)
    {
        await exchange.SendRawAsync(Encoding.ASCII.GetBytes(begun));
        await HangAsync(exchange);
    }

    public static async Task AnswerOnceAsync(Exchange exchange, Task released)
    {
        await released.WaitAsync(exchange.CallerIsGone);
        await exchange.AnswerAsync();
    }

    public static async Task DripHeadAsync(Exchange exchange, TimeSpan interval)
    {
        foreach (var letter in RawAnswer.Head(exchange.WorkOut(), ("Content-Length", "0")))
        {
            await exchange.SendRawAsync(new[] { letter });
            await Task.Delay(interval, exchange.CallerIsGone);
        }
    }

    public static async Task LateAsync(Exchange exchange, TimeSpan delay)
    {
        await Task.Delay(delay, exchange.CallerIsGone);
        await exchange.AnswerAsync();
    }

    public static async Task PauseMidBodyAsync(Exchange exchange, TimeSpan pause)
    {
        var body = BeginWithLength(exchange);
        await exchange.SendAsync(body[..(body.Length / 2)]);
        await exchange.FlushAsync();
        await Task.Delay(pause, exchange.CallerIsGone);
        await exchange.SendAsync(body[(body.Length / 2)..]);
    }

    public static async Task DripAsync(Exchange exchange, int bytes, TimeSpan interval)
    {
        var body = BeginWithLength(exchange);
        for (var sent = 0; sent < body.Length; sent += bytes)
        {
            await exchange.SendAsync(body.Slice(sent, Math.Min(bytes, body.Length - sent)));
            await exchange.FlushAsync();
            await Task.Delay(interval, exchange.CallerIsGone);
        }
    }

    /// <summary>A JSON string of blanks, so that a caller who reads it all finds it well-formed.</summary>
    public static async Task HugeAsync(Exchange exchange, long bytes, string contentType)
    {
        exchange.Response.ContentType = contentType;
        await exchange.SendAsync("\""u8.ToArray());
        for (var left = bytes - 2; left > 0; left -= Block.Length)
        {
            await exchange.SendAsync(Block.AsMemory(0, (int)Math.Min(left, Block.Length)));
        }

        await exchange.SendAsync("\""u8.ToArray());
    }

    private static ReadOnlyMemory<byte> BeginWithLength(Exchange exchange)
    {
        var answer = exchange.WorkOut();
        answer.WriteHead(exchange.Response);
        exchange.Response.ContentLength = answer.Body.Length;
        return answer.Body;
    }
}
