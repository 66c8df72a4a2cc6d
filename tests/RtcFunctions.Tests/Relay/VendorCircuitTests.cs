using Polly;
using Polly.CircuitBreaker;
using RtcFunctions.Relay;

namespace RtcFunctions.Tests.Relay;

public sealed class VendorCircuitTests
{
    [Fact]
    public async Task It_is_half_open_as_soon_as_a_call_would_be_let_through()
    {
        var clock = new ManualClock();
        var circuit = new VendorCircuit(clock);
        var calls = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }
            .AddCircuitBreaker(new()
            {
                BreakDuration = TimeSpan.FromSeconds(15),
                MinimumThroughput = 2,
                OnOpened = circuit.Opened,
                ShouldHandle = _ => new(true),
                StateProvider = circuit.Provider,
            })
            .Build();
        var states = new List<CircuitState> { circuit.State };

        await calls.ExecuteAsync(FailAsync);
        await calls.ExecuteAsync(FailAsync);
        states.Add(circuit.State);
        clock.Advance(TimeSpan.FromSeconds(15) - TimeSpan.FromTicks(1));
        states.Add(circuit.State);
        clock.Advance(TimeSpan.FromTicks(1));
        states.Add(circuit.State);

        Assert.Equal([CircuitState.Closed, CircuitState.Open, CircuitState.Open, CircuitState.HalfOpen], states);
    }

    private static ValueTask<Attempt> FailAsync(CancellationToken cancellationToken) => new(Attempt.Of(AttemptFailure.Timeout, mayBeSentAgain: false));
}
