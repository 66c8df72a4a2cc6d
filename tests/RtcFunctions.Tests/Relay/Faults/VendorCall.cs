using System.Net.Http.Headers;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Standalone;

namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>
/// A call of a vendor's that faults are tried on: one that only reads, and may be sent again, or one that changes something.
/// <paramref name="IsStreamed"/>: what came of its answer is handed on before its end.
/// </summary>
internal sealed record VendorCall(
    string Vendor,
    string Name,
    bool Changes,
    bool IsStreamed,
    Func<SandboxVendors, VendorSimulator> At,
    string Method,
    string Path,
    string? Body = null)
{
    private const string AgoraRest = "/api/agora/rest/dev";
    private const string Verification = "/api/privasea/rest/verification";
    private const string Account = $"channel={Furnishing.Channel}&channel_user_id={Furnishing.User}";

    public static IReadOnlyList<VendorCall> All { get; } =
    [
        new("zego", "GetDigitalHumanList", false, false, all => all.Zego, "GET", "/api/zego/digitalhuman/GetDigitalHumanList"),
        new("zego", "DriveByText", true, false, all => all.Zego, "POST", "/api/zego/digitalhuman/DriveByText", "{}"),
        new("zego", "StopAll by GET", true, false, all => all.Zego, "GET", "/api/zego/digitalhuman/StopAll"),
        new("agora", "channel", false, true, all => all.Agora, "GET", AgoraRest + "/v1/channel/%7BappId%7D"),
        new("agora", "projects, rewritten", false, false, all => all.Agora, "GET", AgoraRest + "/v1/projects"),
        new("agora", "user_events by GET", true, true, all => all.Agora, "GET", AgoraRest + "/v2/project/%7BappId%7D/rtm/vendor/user_events"),
        new("corezoid", "ops", true, false, all => all.Corezoid, "POST", "/api/corezoid", """{"ops":[{"type":"get","id":"1"}]}"""),
        new("privasea", "query_link", false, false, all => all.Privasea, "GET", $"{Verification}/query_link?{Account}&linkcode=x"),
        new("privasea", "query_unlink by GET", true, false, all => all.Privasea, "GET", $"{Verification}/query_unlink?{Account}&code=x"),
        new("meet", "numberPeers", false, true, all => all.Gcore.Servers[2], "GET", $"/api/meet/rooms/{Furnishing.Room}/numberPeers"),
        new("meet", "closeRoom by GET", true, true, all => all.Gcore.Servers[2], "POST", "/api/meet/rooms/serv2nobody/closeRoom"),
    ];

    public override string ToString() => $"{Vendor} {Name}";

    public HttpRequestMessage ToRequest(string requestId)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(Method), Path);
        // With a key in the header, `code` is a parameter as any other.
        request.Headers.Add("x-functions-key", "any");
        request.Headers.Add("X-Request-ID", requestId);
        if (Body is not null)
        {
            request.Content = new StringContent(Body, MediaTypeHeaderValue.Parse("application/json"));
        }

        return request;
    }
}
