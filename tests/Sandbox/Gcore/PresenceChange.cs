namespace RtcFunctions.Sandbox.Gcore;

/// <summary>Somebody has come or gone: <paramref name="Event"/> is the vendor's word for it.</summary>
internal sealed record PresenceChange(string Event, Participant Who, DateTimeOffset At)
{
    public const string Connected = "connected";
    public const string Disconnected = "disconnected";
}
