namespace RtcFunctions.Meet.Servers;

/// <summary>Nothing could be asked, so nothing is known of any server.</summary>
internal sealed class ServersNotProbedException(string reason) : Exception($"The video servers could not be asked. {reason}");
