namespace RtcFunctions.Privasea.Verifications;

/// <summary>Privasea was asked how verifications stand, and told it of none.</summary>
internal sealed class StatusNotToldException(string reason) : Exception(reason);
