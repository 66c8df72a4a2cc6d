using RtcFunctions.Secrets;

namespace RtcFunctions.Tests.Secrets;

/// <summary>A source that answers as a test says, and counts.</summary>
internal sealed class ScriptedSource : ISecretSource
{
    private Func<Task<Secret?>> _answer = () => Task.FromResult<Secret?>(null);
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    public void Answer(Secret? secret) => _answer = () => Task.FromResult(secret);

    public void Fail() => _answer = () => Task.FromException<Secret?>(new TimeoutException());

    public TaskCompletionSource<Secret?> AnswerLater()
    {
        var answer = new TaskCompletionSource<Secret?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answer = () => answer.Task;
        return answer;
    }

    public async Task WaitForReadsAsync(int count)
    {
        while (Reads < count)
        {
            await Task.Yield();
        }
    }

    public Task<Secret?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return _answer();
    }
}
