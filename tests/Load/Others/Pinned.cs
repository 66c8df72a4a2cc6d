namespace RtcFunctions.Load.Others;

/// <summary>Commands that keep a process on one processor, so that it takes nothing from what runs on another.</summary>
internal static class Pinned
{
    public static readonly string[] ToFirst = ["taskset", "-c", "0"];
    public static readonly string[] ToSecond = ["taskset", "-c", "1"];
}
