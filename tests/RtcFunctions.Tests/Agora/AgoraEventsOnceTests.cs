using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Agora;

public sealed class AgoraEventsOnceTests(AgoraApp app) : AgoraRelayTests(app)
{
    private static readonly (string, string) Token2 = ("rtc-agora-auth", "token2");

    [Theory]
    [InlineData("user_events", 503)]
    [InlineData("channel_events", 503)]
    [InlineData("Channel_Events", 504)]
    public async Task Events_are_never_asked_for_twice(string events, int status)
    {
        Vendor.Misbehave(Misbehaviour.Status(status), times: 2);

        var response = await GetAsync($"/api/agora/rest/dev/v2/project/{{appId}}/rtm/vendor/{events}", Token2);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Single(Vendor.Received);
        await GetAsync("/api/agora/rest/dev/v1/projects");
    }

    [Fact]
    public async Task Events_are_not_asked_for_again_on_a_connection_that_closes()
    {
        await GetAsync("/api/agora/rest/dev/v1/projects");
        Vendor.Forget();
        Vendor.Misbehave(Misbehaviour.CloseIdle);

        var response = await GetAsync("/api/agora/rest/dev/v2/project/{appId}/rtm/vendor/user_events");

        Assert.Equal("vendor_unreachable", (string?)(await AgoraApp.ReadAsync(response))["code"]);
        Assert.Single(Vendor.Received);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_change_is_never_sent_twice(string method)
    {
        Vendor.Misbehave(Misbehaviour.Status(503));

        var response = await App.SendAsync(HttpMethod.Parse(method), "/api/agora/rest/dev/v1/kicking-rule", "{}");

        Assert.Equal((503, 1), ((int)response.StatusCode, Vendor.Received.Count));
    }

    [Fact]
    public async Task Other_reads_are_asked_for_again()
    {
        Vendor.Misbehave(Misbehaviour.Status(503), times: 2);

        var response = await GetAsync("/api/agora/rest/dev/v1/channel/{appId}");

        Assert.Equal((200, 3), ((int)response.StatusCode, Vendor.Received.Count));
    }
}
