using System.Diagnostics.Metrics;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Secrets;

/// <summary>How old is what is known of each secret in use: one that only grows is no longer read.</summary>
internal static class SecretMetrics
{
    public static void Observe(IMeterFactory meters, SecretCache secrets) => meters.Create().CreateObservableGauge(
        "rtc.secret.age",
        () => secrets.Ages().Select(secret => new Measurement<double>(
            secret.Age.TotalSeconds, new KeyValuePair<string, object?>("rtc.secret", secret.Name))),
        "s",
        "Since a secret in use was last read.");
}
