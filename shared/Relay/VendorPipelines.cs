using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using RtcFunctions.Http;

namespace RtcFunctions.Relay;

/// <summary>Retries, and round them a circuit breaker for each vendor.</summary>
internal sealed partial class VendorPipelines(TimeProvider clock, ILogger<VendorPipelines> logger)
{
    internal const string CircuitOpenedEvent = "VendorCircuitOpened";

    private readonly ConcurrentDictionary<string, VendorPipeline> _pipelines = new(StringComparer.Ordinal);
    private readonly Func<ResilienceContext, Exchange, ValueTask<Polly.Outcome<Attempt>>> _call = new VendorRetries(clock).CallAsync;

    /// <summary>Those of the vendors that were called.</summary>
    public IEnumerable<(string Vendor, CircuitState State)> Circuits =>
        _pipelines.Select(pipeline => (pipeline.Key, pipeline.Value.Circuit.State));

    /// <summary>Closed where the vendor was never called.</summary>
    public CircuitState CircuitOf(string vendor) =>
        _pipelines.TryGetValue(vendor, out var pipeline) ? pipeline.Circuit.State : CircuitState.Closed;

    /// <summary>Carries a call out, to its end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Attempt> RunAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await (exchange.Call.IsProbe
                ? exchange.AttemptAsync(cancellationToken)
                : _pipelines.GetOrAdd(exchange.Call.Vendor, CreatePipeline).Calls.ExecuteOutcomeAsync(_call, context, exchange));
            if (outcome.Exception is BrokenCircuitException open)
            {
                return exchange.End(Attempt.Of(CircuitOpen(exchange.Call.Vendor, open)));
            }

            outcome.ThrowIfException();
            return exchange.End(outcome.Result!);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private VendorPipeline CreatePipeline(string vendor)
    {
        var circuit = new VendorCircuit(clock);
        return new(CreatePipeline(vendor, circuit), circuit);
    }

    private ResiliencePipeline<Attempt> CreatePipeline(string vendor, VendorCircuit circuit) =>
        new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }
            .AddCircuitBreaker(new()
            {
                BreakDuration = TimeSpan.FromSeconds(15),
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                OnOpened = arguments =>
                {
                    Log.CircuitOpened(logger, vendor, arguments.BreakDuration);
                    return circuit.Opened(arguments);
                },
                SamplingDuration = TimeSpan.FromSeconds(30),
                ShouldHandle = arguments => new(IsFailure(arguments.Outcome.Result)),
                StateProvider = circuit.Provider,
            })
            .Build();

    private static bool IsFailure(Attempt? attempt) =>
        attempt is { Failure: not AttemptFailure.None } or { Answer.Status: >= 500 };

    private static Problem CircuitOpen(string vendor, BrokenCircuitException open) => Problem.Unavailable(
        ProblemCode.VendorCircuitOpen, $"{vendor} failed too often just now, and is left alone for a while.", open.RetryAfter ?? TimeSpan.FromSeconds(1));

    private sealed record VendorPipeline(ResiliencePipeline<Attempt> Calls, VendorCircuit Circuit);

    private static partial class Log
    {
        [LoggerMessage(EventName = CircuitOpenedEvent, Level = LogLevel.Warning, Message = "{Vendor} failed too often, and is left alone for {Break}")]
        public static partial void CircuitOpened(ILogger logger, string vendor, TimeSpan @break);
    }
}
