namespace RtcFunctions.Sandbox.Misbehaving;

/// <summary>Answers that are not yet the answer: 1xx.</summary>
internal static class InterimAnswers
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task OnceAsync(Exchange exchange, string status)
    {
        await exchange.SendRawAsync(RawAnswer.Line($"HTTP/1.1 {status}\r\n"));
        await exchange.AnswerAsync();
    }

    public static async Task EndlessAsync(Exchange exchange, string status)
    {
        while (true)
        {
            await exchange.SendRawAsync(RawAnswer.Line($"HTTP/1.1 {status}\r\n"));
            await Task.Delay(Interval, exchange.CallerIsGone);
        }
    }
}
