using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Zego;

public sealed class ZegoApp() : VendorApp<ZegoSimulator>(new ZegoSimulator(AppId, ServerSecret))
{
    public const uint AppId = 4294967295;
    public const string ServerSecret = "9193cc662a4c0ec135ec71fb57194b38";

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Zego__AppId", "4294967295"),
        new("Zego__Endpoints__digitalhuman", Vendor.Endpoint.OriginalString),
        new("Zego__Endpoints__rtc", Vendor.Endpoint.OriginalString.TrimEnd('/')),
    ];

    protected override IReadOnlyDictionary<string, string> Secrets =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Zego__ServerSecret"] = ServerSecret };

    public Task<HttpResponseMessage> GetAsync(string productAndAction) => SendAsync(HttpMethod.Get, "/api/zego/" + productAndAction);
}
