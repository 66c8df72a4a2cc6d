namespace RtcFunctions.Secrets;

/// <summary>One version of a secret. Not a record: its value must not find its way into a text.</summary>
public sealed class Secret(string value, string version)
{
    public string Value { get; } = value;

    /// <summary>Equal versions have equal values; it tells nothing of the value.</summary>
    public string Version { get; } = version;
}
