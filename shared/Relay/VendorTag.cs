namespace RtcFunctions.Relay;

/// <summary>Our own attributes of spans and measurements of calls to vendors.</summary>
internal static class VendorTag
{
    public const string Vendor = "rtc.vendor";
    public const string Operation = "rtc.operation";
    public const string Outcome = "rtc.outcome";
    public const string DryRun = "rtc.dry_run";
    public const string CircuitState = "rtc.circuit.state";
}
