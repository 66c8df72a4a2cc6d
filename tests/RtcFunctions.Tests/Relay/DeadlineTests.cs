using RtcFunctions.Relay;

namespace RtcFunctions.Tests.Relay;

public class DeadlineTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task It_passes_once_its_time_is_over_and_no_other_has_passed_with_it()
    {
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (var deadline = Deadline.Begin(TimeSpan.FromMilliseconds(1), CancellationToken.None))
        {
            using var registration = deadline.Token.Register(passed.SetResult);
            await passed.Task.WaitAsync(Long);
        }

        Assert.False(AnyOfTheNext());
    }

    [Fact]
    public void It_ends_when_the_caller_goes_and_no_other_ends_with_it()
    {
        using var caller = new CancellationTokenSource();
        using (var deadline = Deadline.Begin(Long, caller.Token))
        {
            caller.Cancel();

            Assert.True(deadline.Token.IsCancellationRequested);
        }

        Assert.False(AnyOfTheNext());
    }

    [Fact]
    public void A_caller_who_goes_after_its_end_ends_no_other()
    {
        using var caller = new CancellationTokenSource();
        Deadline.Begin(Long, caller.Token).Dispose();
        using var next = Deadline.Begin(Long, CancellationToken.None);

        caller.Cancel();

        Assert.False(next.Token.IsCancellationRequested);
    }

    [Fact]
    public void It_may_be_disposed_of_twice()
    {
        var deadline = Deadline.Begin(Long, CancellationToken.None);
        deadline.Dispose();
        deadline.Dispose();
        using var one = Deadline.Begin(Long, CancellationToken.None);
        using var other = Deadline.Begin(Long, CancellationToken.None);

        one.Cancel();

        Assert.False(other.Token.IsCancellationRequested);
    }

    private static bool AnyOfTheNext()
    {
        var next = Enumerable.Range(0, 8).Select(_ => Deadline.Begin(Long, CancellationToken.None)).ToArray();
        var passed = next.Any(deadline => deadline.Token.IsCancellationRequested);
        Array.ForEach(next, deadline => deadline.Dispose());
        return passed;
    }
}
