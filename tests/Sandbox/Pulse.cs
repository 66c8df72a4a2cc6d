namespace RtcFunctions.Sandbox;

/// <summary>Lets a test wait until something has happened, without polling.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = NewSource();

    public void Beat() => Interlocked.Exchange(ref _next, NewSource()).TrySetResult();

    public async Task UntilAsync(Func<bool> condition, TimeSpan timeout, Func<string> describe)
    {
        using var limit = new CancellationTokenSource(timeout);
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            if (condition())
            {
                return;
            }

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException(describe(), e);
            }
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
