using Polly.CircuitBreaker;

namespace RtcFunctions.Relay;

/// <summary>A vendor's circuit as it is seen from outside.</summary>
internal sealed class VendorCircuit(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _openUntil;

    public CircuitBreakerStateProvider Provider { get; } = new();

    /// <summary>Half open as soon as the next call would be let through; Polly itself says so only once that call has come.</summary>
    public CircuitState State
    {
        get
        {
            lock (_gate)
            {
                return Provider.CircuitState is CircuitState.Open && clock.GetUtcNow() >= _openUntil
                    ? CircuitState.HalfOpen
                    : Provider.CircuitState;
            }
        }
    }

    public ValueTask Opened(OnCircuitOpenedArguments<Attempt> arguments)
    {
        lock (_gate)
        {
            _openUntil = clock.GetUtcNow() + arguments.BreakDuration;
        }

        return ValueTask.CompletedTask;
    }
}
