using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Operations.Telemetry;

/// <summary>How long functions take, and how long ago this instance last began each timer.</summary>
internal sealed class FunctionMetrics
{
    private readonly ConcurrentDictionary<string, long> _timersBegan = new(StringComparer.Ordinal);
    private readonly Histogram<double> _durations;
    private readonly TimeProvider _clock;

    public FunctionMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create();
        _durations = meter.CreateDuration("faas.invoke_duration", "What a function took, until its answer had gone out.");
        meter.CreateObservableGauge("rtc.timer.age", ObserveTimers, "s", "Since this instance last began a run of the timer.");
    }

    public bool AreDurationsWanted => _durations.Enabled;

    public void TimerBegan(string function) => _timersBegan[function] = _clock.GetTimestamp();

    public void Took(string function, string trigger, TimeSpan duration, int? status, string? errorType)
    {
        var tags = new TagList { { FunctionTag.Name, function }, { FunctionTag.Trigger, trigger } };
        if (status is not null)
        {
            tags.Add(FunctionTag.Status, status);
        }

        if (errorType is not null)
        {
            tags.Add(FunctionTag.ErrorType, errorType);
        }

        _durations.Record(duration.TotalSeconds, tags);
    }

    private IEnumerable<Measurement<double>> ObserveTimers() => _timersBegan.Select(timer =>
        new Measurement<double>(_clock.GetElapsedTime(timer.Value).TotalSeconds, new KeyValuePair<string, object?>(FunctionTag.Name, timer.Key)));
}
