using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;

namespace RtcFunctions.Agora;

/// <summary>Settings <c>Agora__*</c>.</summary>
public sealed class AgoraOptions
{
    /// <summary>The project's App ID in the Agora console, 32 hex characters.</summary>
    [RegularExpression("[0-9A-Fa-f]{32}", ErrorMessage = "Agora__AppId must be 32 hex characters.")]
    public string? AppId { get; set; }

    /// <summary>Where Agora's REST API is.</summary>
    [EndpointUrl("Agora__Endpoint")]
    public string Endpoint { get; set; } = "https://api.agora.io";

    /// <summary>The Signaling user that token authentication speaks for, where a caller names none.</summary>
    [RegularExpression(@"[^\p{Cc}]{1,255}", ErrorMessage = "Agora__SignalingUserId must have at most 255 characters, none of them a control character.")]
    public string? SignalingUserId { get; set; }

    /// <summary>Whether <c>DrainAgoraEvents</c> takes Signaling's events over; whoever else reads them at Agora then misses them.</summary>
    public bool DrainEvents { get; set; }

    internal Outcome<string> ConfiguredAppId() =>
        string.IsNullOrEmpty(AppId) ? Problem.VendorNotConfigured("The setting Agora__AppId is not configured.") : AppId;
}

[OptionsValidator]
internal sealed partial class AgoraOptionsValidator : IValidateOptions<AgoraOptions>;
