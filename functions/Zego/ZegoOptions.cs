using Microsoft.Extensions.Options;
using RtcFunctions.Http;

namespace RtcFunctions.Zego;

/// <summary>Settings <c>Zego__*</c>.</summary>
public sealed class ZegoOptions
{
    public const string DigitalHuman = "digitalhuman";

    /// <summary>The application's ID in the ZEGOCLOUD console, a number.</summary>
    public uint? AppId { get; set; }

    /// <summary>The endpoint of each product: <c>Zego__Endpoints__rtc</c>, <c>Zego__Endpoints__zim</c> and so on.</summary>
    [EndpointUrl("Zego__Endpoints")]
    public IDictionary<string, string> Endpoints { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [DigitalHuman] = "https://aigc-digitalhuman-api.zegotech.cn",
    };
}

[OptionsValidator]
internal sealed partial class ZegoOptionsValidator : IValidateOptions<ZegoOptions>;
