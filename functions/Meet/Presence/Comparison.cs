namespace RtcFunctions.Meet.Presence;

/// <summary>How a comparison of a room with the vendor ended.</summary>
internal sealed record Comparison
{
    /// <summary>How many more the vendor has than we know of.</summary>
    public required long Surplus { get; init; }

    /// <summary>Whether nobody is in the room or expected, and nobody is to be closed.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Whether every peer has been asked for.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Else how many have, where the next run is to go on.</summary>
    public long Asked { get; init; }
}
