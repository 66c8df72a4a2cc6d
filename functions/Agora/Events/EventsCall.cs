using RtcFunctions.Http;

namespace RtcFunctions.Agora.Events;

/// <summary>Reads one kind of Signaling's events at Agora, and so removes them there.</summary>
internal sealed class EventsCall(string endpoint, string appId, string kind, RestAuthentication authentication)
    : AgoraRelay(endpoint, Path(appId, kind), [], authentication)
{
    /// <summary>A thousand events of some hundred bytes, with room to spare: what is not read is lost.</summary>
    public override int ReadsUpTo => 16 * 1024 * 1024;

    private static AgoraPath Path(string appId, string kind) =>
        new(["dev", "v2", "project", appId, "rtm", "vendor", $"{kind}_events"], appId);
}
