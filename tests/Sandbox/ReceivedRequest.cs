using System.Text;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox;

/// <summary>
/// A request as it came off the wire: nothing decoded, nothing normalised. <paramref name="Rejection"/> says why the vendor refused
/// its credentials, null that it took them.
/// </summary>
public sealed record ReceivedRequest(
    string Method,
    string RawTarget,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    byte[] Body,
    string? Rejection,
    DateTimeOffset At)
{
    public string RawPath => RawTarget.Split('?', 2)[0];

    public string RawQuery => RawTarget.Split('?', 2) is [_, var query] ? query : "";

    /// <summary>The parameters, decoded, in the order of the wire.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; } = QueryText.Decode(RawTarget);

    public string BodyText => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON; null where it is none.</summary>
    public JsonNode? Json => JsonText.Parse(Body);

    /// <summary>The header's value, several of them joined as HTTP joins them; null where it did not come.</summary>
    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return values.Length == 0 ? null : string.Join(", ", values.Select(header => header.Value));
    }

    /// <summary>The parameter's value where it came exactly once, else null.</summary>
    public string? QueryValue(string name) =>
        Query.Where(parameter => parameter.Key.Equals(name, StringComparison.Ordinal)).ToArray() is [var only] ? only.Value : null;

    public override string ToString() => $"{Method} {RawTarget}{(Rejection is null ? "" : $" (refused: {Rejection})")}";
}
