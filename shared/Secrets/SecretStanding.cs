namespace RtcFunctions.Secrets;

/// <summary>What is known of one secret, whether a function asked for it, and since when reading it fails.</summary>
internal readonly record struct SecretStanding(SecretReading Reading, bool IsWanted, DateTimeOffset? FailingSince);
