namespace RtcFunctions.Sandbox.Gcore;

/// <summary>What goes wrong with webhooks on their way, each as the share of all (0 to 1): the same again for the same seed.</summary>
public sealed record WebhookFaults
{
    public static WebhookFaults None { get; } = new();

    public int Seed { get; init; }

    public double Lost { get; init; }

    /// <summary>Sent once more as soon as the first was answered.</summary>
    public double Repeated { get; init; }

    /// <summary>Sent up to <see cref="LongestDelay"/> late, while others overtake.</summary>
    public double Delayed { get; init; }

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Held back until the next webhook of the same room has been answered.</summary>
    public double Reordered { get; init; }
}
