using System.Text;

namespace RtcFunctions.Tests.Agora;

public sealed class RelayAgoraRequestTests(AgoraApp app) : AgoraRelayTests(app)
{
    [Theory]
    [InlineData("/api/agora/rest/dev/v1/channel/{appId}")]
    [InlineData("/api/agora/rest/dev/v1/channel/%7BappId%7D")]
    [InlineData("/api/agora/rest/dev/v1/channel/%7bappId%7d")]
    public async Task The_app_id_takes_its_place_in_the_path(string path)
    {
        var response = await GetAsync(path);

        Assert.Equal($"/dev/v1/channel/{AgoraApp.AppId}", Assert.Single(Vendor.Received).RawTarget);
        Assert.Equal((200, "agora"), ((int)response.StatusCode, Assert.Single(response.Headers.GetValues("rtc-vendor"))));
        Assert.True(response.Headers.Contains("X-Request-ID") && response.Headers.Contains("X-Resource-ID"));
        Assert.Equal("lobby", (string?)(await AgoraApp.ReadAsync(response))["data"]!["channels"]![0]!["channel_name"]);
    }

    [Fact]
    public async Task Query_and_body_go_on_as_they_came()
    {
        const string rule = """{"appid" : "970CA35de60c44645bbae8a215061b33", "cname":"l\u00f6bby"}""";

        await App.SendAsync(HttpMethod.Post, "/api/agora/rest/dev/v1/kicking-rule?b=1&a=x%20y&a=%2B", rule);

        var received = Assert.Single(Vendor.Received);
        Assert.Equal(("POST", "b=1&a=x%20y&a=%2B", rule), (received.Method, received.RawQuery, received.BodyText));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Every_method_is_basic_and_json_with_no_body_too(string method)
    {
        await App.SendAsync(HttpMethod.Parse(method), "/api/agora/rest/dev/v1/kicking-rule");

        var received = Assert.Single(Vendor.Received);
        Assert.Null(received.Rejection);
        Assert.Equal((method, "application/json"), (received.Method, received.Header("Content-Type")));
        Assert.Equal($"Basic {Base64($"{AgoraApp.CustomerId}:{AgoraApp.CustomerSecret}")}", received.Header("Authorization"));
        Assert.Null(received.Header("x-agora-token") ?? received.Header("x-agora-uid"));
    }

    [Fact]
    public async Task The_callers_own_content_type_is_replaced()
    {
        await App.SendAsync(HttpMethod.Post, "/api/agora/rest/dev/v1/kicking-rule", "{}", ("Content-Type", "text/plain"));

        Assert.Equal("application/json", Assert.Single(Vendor.Received).Header("Content-Type"));
    }

    [Theory]
    [InlineData("/api/agora/rest")]
    [InlineData("/api/agora/rest/")]
    [InlineData("/api/agora/rest/dev//v1")]
    [InlineData("/api/agora/rest/dev%5Cv1")]
    [InlineData("/api/agora/rest/dev%2Fv1")]
    [InlineData("/api/agora/rest/dev%0Av1")]
    [InlineData("/api/agora/rest/dev%7Fv1")]
    [InlineData("/api/agora/rest/dev%252Fv1")]
    [InlineData("/api/agora/rest/dev%255cv1")]
    [InlineData("/api/agora/rest/dev%250av1")]
    [InlineData("/api/agora/rest/%252e%252E/v1")]
    public async Task A_path_that_could_mean_another_is_refused(string path) =>
        await IsRefusedAsync(400, "invalid_request", field: null, await GetAsync(path));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
