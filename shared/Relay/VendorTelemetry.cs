using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Relay;

/// <summary>What is measured and logged of calls to vendors; their attempts' spans are <see cref="AttemptSpan"/>.</summary>
internal sealed partial class VendorTelemetry
{
    private static readonly (CircuitState State, string Word)[] CircuitStates =
        [(CircuitState.Closed, "closed"), (CircuitState.HalfOpen, "half_open"), (CircuitState.Open, "open")];

    private readonly Histogram<double> _calls;
    private readonly Histogram<double> _waits;
    private readonly ILogger _logger;

    public VendorTelemetry(IMeterFactory meters, VendorPipelines pipelines, ILogger<VendorTelemetry> logger)
    {
        _logger = logger;
        var meter = meters.Create();
        _calls = meter.CreateDuration("rtc.vendor.call.duration", "What a call to a vendor took, with all its attempts, until its answer began.");
        _waits = meter.CreateDuration("rtc.vendor.rate_limit.wait", "How long an attempt waited for its turn under a vendor's limit.");
        meter.CreateObservableUpDownCounter(
            "rtc.vendor.circuit.state", () => Observe(pipelines), "{circuit}", "1 for the state that a vendor's circuit is in, else 0.");
    }

    /// <summary>A dry run has no span of its own: nothing is sent.</summary>
    public static void ShowsDryRun(RelayCall call) =>
        Activity.Current?.SetTag(VendorTag.DryRun, true).SetTag(VendorTag.Vendor, call.Vendor).SetTag(VendorTag.Operation, call.Operation);

    /// <summary>Told of each call that came to an end. Those that callers asked for are heard; of our own, timers make thousands.</summary>
    public void Called(RelayCall call, Attempt result, int attempts, TimeSpan elapsed, bool isCallers)
    {
        var (outcome, status) = (VendorOutcome.Of(result), result.Answer?.Status);
        if (_calls.Enabled)
        {
            var tags = Tags(call, outcome);
            if (status is not null)
            {
                tags.Add("http.response.status_code", status);
            }

            _calls.Record(elapsed.TotalSeconds, tags);
        }

        var level = isCallers ? LogLevel.Information : LogLevel.Debug;
        if (_logger.IsEnabled(level))
        {
            Log.Called(_logger, level, call.Vendor, call.Operation, outcome, status, attempts, elapsed.TotalMilliseconds);
        }
    }

    public void Waited(RelayCall call, TimeSpan elapsed, bool isAcquired)
    {
        if (_waits.Enabled)
        {
            _waits.Record(elapsed.TotalSeconds, Tags(call, isAcquired ? "acquired" : "refused"));
        }
    }

    private static TagList Tags(RelayCall call, string outcome) => new()
    {
        { VendorTag.Vendor, call.Vendor },
        { VendorTag.Operation, call.Operation },
        { VendorTag.Outcome, outcome },
    };

    private static IEnumerable<Measurement<long>> Observe(VendorPipelines pipelines) =>
        from circuit in pipelines.Circuits
        from possible in CircuitStates
        select new Measurement<long>(
            circuit.State == possible.State ? 1 : 0,
            new(VendorTag.Vendor, circuit.Vendor),
            new(VendorTag.CircuitState, possible.Word));

    private static partial class Log
    {
        [LoggerMessage(EventName = "VendorCalled", Message = "{Vendor} {Operation}: {Outcome} {Status}, attempts: {Attempts}, {Milliseconds:0.0} ms")]
        public static partial void Called(
            ILogger logger, LogLevel level, string vendor, string operation, string outcome, int? status, int attempts, double milliseconds);
    }
}
