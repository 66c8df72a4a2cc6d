namespace RtcFunctions.Load.Generators;

/// <summary>A request that is sent over and over, with each of the bodies in turn.</summary>
internal sealed record LoadRequest(string Method, Uri Url, params IReadOnlyList<string> Bodies)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
