namespace RtcFunctions.Secrets;

/// <summary>One version of a secret. Not a record: its value must not find its way into a text.</summary>
public sealed class Secret(string value, string version)
{
    public string Value { get; } = value;

    /// <summary>Whether it could be sent in a header: a line break, often that at the end of a file, would start another.</summary>
    public bool IsOneLine { get; } = !value.Any(char.IsControl);

    /// <summary>Equal versions have equal values; it tells nothing of the value.</summary>
    public string Version { get; } = version;
}
