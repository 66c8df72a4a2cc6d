namespace RtcFunctions.Agora;

/// <summary>The decoded segments of a path of Agora's REST API.</summary>
internal sealed class AgoraPath
{
    private readonly string[] _segments;

    /// <summary>A segment <c>{appId}</c> stands for the application's ID.</summary>
    public AgoraPath(string[] segments, string appId)
    {
        _segments = [.. segments];
        _segments.AsSpan().Replace("{appId}", appId);
    }

    /// <summary>Signaling's events, which Agora removes as it hands them out.</summary>
    public bool RemovesWhatItReads => EndsWith("rtm", "vendor", "user_events") || EndsWith("rtm", "vendor", "channel_events");

    /// <summary>Descriptions of projects, App Certificates among them.</summary>
    public bool HoldsCertificates => _segments.Length == 3 && (EndsWith("dev", "v1", "project") || EndsWith("dev", "v1", "projects"));

    /// <summary>What little can be said of a path without repeating it.</summary>
    public string Operation => RemovesWhatItReads ? "events" : HoldsCertificates ? "projects" : "rest";

    public override string ToString() => string.Join('/', Array.ConvertAll(_segments, Uri.EscapeDataString));

    private bool EndsWith(params ReadOnlySpan<string> words)
    {
        var last = _segments.AsSpan();
        return last.Length >= words.Length
            && last[^words.Length..].SequenceEqual(words, StringComparer.OrdinalIgnoreCase);
    }
}
