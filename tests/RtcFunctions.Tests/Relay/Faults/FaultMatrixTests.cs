using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay.Faults;

public sealed class FaultMatrixTests(FaultMatrix matrix) : IClassFixture<FaultMatrix>
{
    private const int Attempts = 3;

    /// <summary>What a process opens in its first seconds whatever it is asked; the faults are more than five hundred.</summary>
    private const int FewMore = 30;

    /// <summary>Pauses between attempts, a <c>Retry-After</c> of a second among them, on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private static readonly string[] SignsTheTime = ["zego", "corezoid", "privasea"];

    public static TheoryData<string> Faults => [.. Fault.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_vendors_caller_is_told_what_the_contract_says_and_nothing_is_sent_too_often(string name)
    {
        var fault = Fault.All.Single(fault => fault.Name == name);

        var told = VendorCall.All.Select(call => $"{call}: {matrix.Of(fault, call).Words}");

        Assert.Equal(VendorCall.All.Select(call => $"{call}: {fault.For(call)}"), told);
    }

    [Fact]
    public void Each_is_told_within_the_time_of_its_attempts()
    {
        var late =
            from fault in Fault.All
            from call in VendorCall.All
            let limit = (FaultMatrix.TimeoutSeconds * (call.Changes ? 1 : Attempts) * TimeSpan.FromSeconds(1)) + Patience
            where matrix.Of(fault, call).Took > limit
            select $"{fault.Name}, {call}: {matrix.Of(fault, call).Took}";

        Assert.Empty(late);
    }

    [Fact]
    public void Who_calls_beside_the_faults_is_answered_as_ever()
    {
        Assert.NotEmpty(matrix.Besides);
        Assert.All(matrix.Besides, words => Assert.Equal("the answer", words));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_clock_that_is_an_hour_off_costs_one_more_request_where_the_time_is_signed(int hours)
    {
        var told = await matrix.WithClocksOffAsync(TimeSpan.FromHours(hours));

        Assert.All(told, call => Assert.Equal(SignsTheTime.Contains(call.Key.Vendor) ? "the answer ×2" : "the answer ×1", call.Value));
    }

    [Fact]
    public async Task Nothing_is_held_any_more_when_all_is_over()
    {
        await Eventually.HoldsAsync(() => Task.FromResult(matrix.UnderWay == 0));

        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(0, matrix.SocketsLeft);
            Assert.InRange(matrix.After.Files, 1, matrix.Before.Files + FewMore);
            Assert.InRange(matrix.After.Threads, 1, matrix.Before.Threads + FewMore);
        }
    }
}
