namespace RtcFunctions.Meet.Presence;

/// <summary>A number that a video server told.</summary>
internal sealed record Figure(long Value)
{
    public static readonly Figure None = new(0);
}
