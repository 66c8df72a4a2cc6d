using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Relay;

namespace RtcFunctions.Tests.Operations;

public sealed class BuiltInEndpointTests(BuiltInEndpointTests.UnwiredApp unwired) : IClassFixture<BuiltInEndpointTests.UnwiredApp>
{
    [Theory]
    [InlineData("/api/zego/digitalhuman/GetDigitalHumanList", "https://aigc-digitalhuman-api.zegotech.cn/?Action=")]
    [InlineData("/api/agora/rest/dev/v1/projects", "https://api.agora.io/dev/v1/projects")]
    [InlineData("/api/corezoid", "https://api.corezoid.com/api/2/json/***/")]
    [InlineData("/api/privasea/rest/verification/link_code?channel=a&channel_user_id=1&expire_at=30&operation_type=0", "https://face-dev.privasea.ai/api/v1/verification/link_code?")]
    [InlineData("/api/meet/rooms/lobby/numberPeers", "https://webrtc3.gvideo.co:443/rooms/lobby/numberPeers")]
    [InlineData("/api/meet/rooms/serv0x/numberPeers", "https://webrtc3.gvideo.co:443/rooms/serv0x/numberPeers")]
    [InlineData("/api/meet/rooms/serv1x/numberPeers", "https://webrtc4.gvideo.co:443/rooms/serv1x/numberPeers")]
    [InlineData("/api/meet/rooms/serv2x/numberPeers", "https://webrtc5.gvideo.co:443/rooms/serv2x/numberPeers")]
    [InlineData("/api/meet/rooms/serv3x/numberPeers", "https://webrtc6.gvideo.co:443/rooms/serv3x/numberPeers")]
    [InlineData("/api/meet/rooms/serv4x/numberPeers", "https://webrtc3.gvideo.co:443/rooms/serv4x/numberPeers")]
    [InlineData("/api/meet/videos/117800", "https://api.gcore.com/streaming/videos/117800")]
    public async Task Without_an_endpoint_setting_a_vendor_is_called_where_it_says_it_lives(string target, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target) { Headers = { { "rtc-dry-run", "true" } } };
        if (target is "/api/corezoid")
        {
            (request.Method, request.Content) = (HttpMethod.Post, new StringContent("""{"ops":[{}]}""", null, "application/json"));
        }

        using var response = await unwired.App.Client.SendAsync(request);

        var shown = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith(url, shown.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The app with credentials, and no setting that leads to a simulator. Only dry runs are asked of it.</summary>
    public sealed class UnwiredApp : IAsyncLifetime
    {
        public AppProcess App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Zego__AppId"] = "12345",
            ["Zego__ServerSecret"] = ZegoApp.ServerSecret,
            ["Agora__AppId"] = "970CA35de60c44645bbae8a215061b33",
            ["Agora__CustomerId"] = "id",
            ["Agora__CustomerSecret"] = "secret",
            ["Corezoid__ApiLogin"] = "login",
            ["Corezoid__ApiSecret"] = "secret",
            ["Privasea__ApiKey"] = "key",
            ["Privasea__ApiSecret"] = "secret",
            ["Meet__ApiToken"] = "token",
            ["AzureWebJobs__ProbeMeetServers__Disabled"] = "true",
        });

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
