using System.Diagnostics.Metrics;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Meet;

/// <summary>What the rooms' traffic is measured with. No room and no person is told apart.</summary>
public sealed class MeetMetrics
{
    private readonly Counter<long> _checks;
    private readonly Counter<long> _webhooks;
    private readonly Gauge<long> _places;
    private readonly Gauge<long> _peers;

    public MeetMetrics(IMeterFactory meters)
    {
        var meter = meters.Create();
        _checks = meter.CreateCounter<long>("rtc.access.checks", "{check}", "Access checks by the reason that they were answered with.");
        _webhooks = meter.CreateCounter<long>("rtc.webhooks", "{webhook}", "Webhooks by what they told and what became of them.");
        _places = meter.CreateGauge<long>("rtc.room.places", "{place}", "Places held in all rooms, as the last reconciliation found them.");
        _peers = meter.CreateGauge<long>("rtc.room.peers", "{peer}", "People connected to all rooms, as the last reconciliation found them.");
    }

    internal void Checked(string reason) => _checks.Add(1, new KeyValuePair<string, object?>("rtc.access.reason", reason));

    /// <summary>A kind that is not known yet is the path's: none, where any may come on it.</summary>
    internal void Received(string? kind, string outcome) => _webhooks.Add(
        1,
        new KeyValuePair<string, object?>("rtc.webhook.event", kind ?? "unknown"),
        new KeyValuePair<string, object?>("rtc.webhook.outcome", outcome));

    internal void Counted(long places, long peers)
    {
        _places.Record(places);
        _peers.Record(peers);
    }
}
