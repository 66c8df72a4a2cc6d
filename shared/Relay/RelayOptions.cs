using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace RtcFunctions.Relay;

/// <summary>Settings <c>Relay__*</c>.</summary>
public sealed class RelayOptions
{
    /// <summary>Seconds for each attempt until its headers are there, and again between two reads of its body.</summary>
    [Range(0.1, 230)]
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>The largest body that a caller may send, in bytes.</summary>
    [Range(1, 30_000_000)]
    public long MaxRequestBytes { get; set; } = 1024 * 1024;

    internal TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);
}

[OptionsValidator]
internal sealed partial class RelayOptionsValidator : IValidateOptions<RelayOptions>;
