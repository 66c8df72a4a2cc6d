using RtcFunctions.Tests.Meet.Rooms;

namespace RtcFunctions.Tests.Operations.Overload;

/// <summary>The app with vendors that are waited for until their callers go, and bodies so large that few fit beside each other.</summary>
public sealed class JammedApp : RoomsApp
{
    /// <summary>Of the largest bodies, as many as there is memory for.</summary>
    public const int BodiesAtOnce = 8;

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings, StringComparer.Ordinal)
        {
            ["Relay__TimeoutSeconds"] = "120",
            ["Relay__MaxRequestBytes"] = "30000000",
        };
}
