namespace RtcFunctions.Load.Generators;

/// <summary>A request that is sent over and over, with each of the bodies in turn.</summary>
internal sealed record LoadRequest(string Method, Uri Url, params IReadOnlyList<string> Bodies)
{
    /// <summary>How long each connection waits before it asks again.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Whether a refusal counts as an answer.</summary>
    public bool MayBeRefused { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
