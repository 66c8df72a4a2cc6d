namespace RtcFunctions.Meet.Webhooks;

/// <summary>What a webhook becomes in its room's log. The first two are the vendor's own words.</summary>
internal static class PresenceKind
{
    public const string Connected = "connected";
    public const string Disconnected = "disconnected";
    public const string Replaced = "replaced";
    public const string Evicted = "evicted";
    public const string Reconciled = "reconciled";
}
