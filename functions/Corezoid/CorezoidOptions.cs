using Microsoft.Extensions.Options;
using RtcFunctions.Http;

namespace RtcFunctions.Corezoid;

/// <summary>Settings <c>Corezoid__*</c>.</summary>
public sealed class CorezoidOptions
{
    /// <summary>The API's address; of a private installation, its own.</summary>
    [EndpointUrl("Corezoid__Endpoint")]
    public string Endpoint { get; set; } = "https://api.corezoid.com";
}

[OptionsValidator]
internal sealed partial class CorezoidOptionsValidator : IValidateOptions<CorezoidOptions>;
