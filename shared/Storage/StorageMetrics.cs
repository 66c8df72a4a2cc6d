using System.Diagnostics;
using System.Diagnostics.Metrics;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Storage;

/// <summary>How often storage is asked, and how long it takes.</summary>
internal sealed class StorageMetrics
{
    private readonly Counter<long> _roundTrips;
    private readonly Histogram<double> _durations;

    public StorageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create();
        _roundTrips = meter.CreateCounter<long>("rtc.storage.round_trips", "{request}", "Requests to storage, those sent again too.");
        _durations = meter.CreateDuration("db.client.operation.duration", "What a reading or a commit took, with all its requests.");
    }

    public bool AreDurationsWanted => _durations.Enabled;

    public void CountRoundTrip() => _roundTrips.Add(1);

    public void Took(TimeSpan duration, string system, string operation, Exception? error)
    {
        var tags = new TagList { { "db.system.name", system }, { "db.operation.name", operation } };
        if (error is not null)
        {
            tags.Add("error.type", error.GetType().FullName);
        }

        _durations.Record(duration.TotalSeconds, tags);
    }
}
