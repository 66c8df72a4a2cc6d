using System.Globalization;
using System.Text;

namespace RtcFunctions.Sandbox.Misbehaving;

internal static class BrokenConnections
{
    public static Task ResetAsync(Exchange exchange)
    {
        exchange.Reset();
        return Task.CompletedTask;
    }

    public static async Task ResetAfterAsync(Exchange exchange, string begun)
    {
        await exchange.SendRawAsync(Encoding.ASCII.GetBytes(begun));
        exchange.Reset();
    }

    public static async Task ResetMidBodyAsync(Exchange exchange)
    {
        var answer = exchange.WorkOut();
        var length = Math.Max(2, answer.Body.Length);
        await exchange.SendRawAsync(RawAnswer.Head(answer, ("Content-Length", length.ToString(CultureInfo.InvariantCulture))));
        await exchange.SendRawAsync(answer.Body.AsMemory(0, answer.Body.Length / 2));
        exchange.Reset();
    }

    public static Task CloseAsync(Exchange exchange) => exchange.CloseAsync();

    public static async Task CloseMidBodyAsync(Exchange exchange)
    {
        var answer = exchange.WorkOut();
        var length = Math.Max(2, answer.Body.Length);
        await exchange.SendRawAsync(RawAnswer.Head(answer, ("Content-Length", length.ToString(CultureInfo.InvariantCulture))));
        await exchange.SendRawAsync(answer.Body.AsMemory(0, answer.Body.Length / 2));
        await exchange.CloseAsync();
    }

    public static async Task CloseMidChunkAsync(Exchange exchange)
    {
        var answer = exchange.WorkOut();
        await exchange.SendRawAsync(RawAnswer.Head(answer, ("Transfer-Encoding", "chunked")));
        await exchange.SendRawAsync(RawAnswer.Line(Math.Max(2, answer.Body.Length).ToString("x", CultureInfo.InvariantCulture)));
        await exchange.SendRawAsync(answer.Body.AsMemory(0, answer.Body.Length / 2));
        await exchange.CloseAsync();
    }
}
