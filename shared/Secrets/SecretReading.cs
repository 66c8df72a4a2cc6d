namespace RtcFunctions.Secrets;

/// <summary>What is known of a secret: its value, that there is none, or that its source is away and nothing is cached.</summary>
public readonly struct SecretReading
{
    public static readonly SecretReading Missing = new() { IsAvailable = true };

    public static readonly SecretReading Unavailable;

    public Secret? Secret { get; private init; }

    public bool IsAvailable { get; private init; }

    public static SecretReading Of(Secret? secret) => new() { Secret = secret, IsAvailable = true };
}
