using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;

namespace RtcFunctions.Privasea;

/// <summary>Settings <c>Privasea__*</c>.</summary>
public sealed class PrivaseaOptions
{
    internal const string Milliseconds = "ms";
    internal const string Seconds = "s";
    internal const string None = "none";

    /// <summary>The address that <c>/api/v1</c> lies under.</summary>
    [EndpointUrl("Privasea__Endpoint")]
    public string Endpoint { get; set; } = "https://face-dev.privasea.ai";

    /// <summary>The unit of the parameter <c>timestamp</c>, <c>ms</c> or <c>s</c>; with <c>none</c> it is not sent.</summary>
    [AllowedValues(Milliseconds, Seconds, None, ErrorMessage = "Privasea__TimestampUnit must be ms, s or none.")]
    public string TimestampUnit { get; set; } = Milliseconds;

    /// <summary>Whether <c>query_unlink</c> is relayed, which the vendor advises against.</summary>
    public bool AllowUnlink { get; set; }
}

[OptionsValidator]
internal sealed partial class PrivaseaOptionsValidator : IValidateOptions<PrivaseaOptions>;
