namespace RtcFunctions.Meet.Presence;

/// <summary>Some rooms could not be compared with the vendor, and are at the next run.</summary>
internal sealed class PresenceNotReconciledException(int rooms, string reason) : Exception($"{rooms} rooms could not be compared with Gcore. {reason}");
