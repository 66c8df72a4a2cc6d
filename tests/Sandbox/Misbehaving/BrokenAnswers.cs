using System.Globalization;
using System.Text;

namespace RtcFunctions.Sandbox.Misbehaving;

internal static class BrokenAnswers
{
    public static async Task LinesAsync(Exchange exchange, params string[] lines)
    {
        foreach (var line in lines)
        {
            await exchange.SendRawAsync(RawAnswer.Line(line));
        }

        await exchange.CloseAsync();
    }

    public static async Task HeadAsync(Exchange exchange, string begun)
    {
        await exchange.SendRawAsync(Encoding.ASCII.GetBytes(begun));
        await exchange.CloseAsync();
    }

    public static async Task WrongContentLengthAsync(Exchange exchange)
    {
        var answer = exchange.WorkOut();
        var promised = (answer.Body.Length / 2).ToString(CultureInfo.InvariantCulture);
        await exchange.SendRawAsync(RawAnswer.Head(answer, ("Content-Length", promised)));
        await exchange.SendRawAsync(answer.Body);
        await exchange.WaitForCallerToGoAsync();
    }

    public static async Task OverlongContentLengthAsync(Exchange exchange)
    {
        var answer = exchange.WorkOut();
        var promised = (answer.Body.Length + 16).ToString(CultureInfo.InvariantCulture);
        await exchange.SendRawAsync(RawAnswer.Head(answer, ("Content-Length", promised)));
        await exchange.SendRawAsync(answer.Body);
        await exchange.WaitForCallerToGoAsync();
    }

    public static async Task EndlessHeadersAsync(Exchange exchange)
    {
        await exchange.SendRawAsync(RawAnswer.Line("HTTP/1.1 200 OK"));
        var header = RawAnswer.Line($"X-Endless: {new string('x', 1000)}");
        while (true)
        {
            await exchange.SendRawAsync(header);
        }
    }
}
