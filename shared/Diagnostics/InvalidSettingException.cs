namespace RtcFunctions.Diagnostics;

/// <summary>A setting that stops the start. The reason never holds the value.</summary>
public sealed class InvalidSettingException(string setting, string reason, Exception? inner = null)
    : Exception($"{setting}: {reason}.", inner)
{
    /// <summary>The setting as an environment variable names it, as in <c>Relay__TimeoutSeconds</c>.</summary>
    public string Setting { get; } = setting;
}
