namespace RtcFunctions.Sandbox;

/// <summary>A token that the vendor would not take; the message says why.</summary>
public sealed class RefusedTokenException(string message) : Exception(message);
