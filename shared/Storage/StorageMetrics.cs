using System.Diagnostics.Metrics;

namespace RtcFunctions.Storage;

/// <summary>The counter <c>rtc.storage.round_trips</c>: every request to storage, sent again or not.</summary>
internal sealed class StorageMetrics
{
    private readonly Counter<long> _roundTrips;

    public StorageMetrics(IMeterFactory meters) =>
        _roundTrips = meters.Create("RtcFunctions.Storage").CreateCounter<long>("rtc.storage.round_trips", "{request}");

    public void CountRoundTrip() => _roundTrips.Add(1);
}
