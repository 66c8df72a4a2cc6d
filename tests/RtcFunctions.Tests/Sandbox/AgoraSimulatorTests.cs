using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class AgoraSimulatorTests() : SimulatorTests<AgoraSimulator>(AgoraVectors.Simulator())
{
    private const string UserEvents = $"/dev/v2/project/{AgoraVectors.AppId}/rtm/vendor/user_events";

    [Fact]
    public async Task An_007_token_opens_Signaling()
    {
        using var answer = await SendAsync(UserEvents, ("Authorization", $"agora token={AgoraVectors.Rtm007}"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(answer.Headers.GetValues("X-Request-ID"));
        Assert.NotEmpty(answer.Headers.GetValues("X-Resource-ID"));
    }

    [Fact]
    public async Task An_006_token_opens_Signaling_for_its_user()
    {
        using var answer = await SendAsync(UserEvents, ("x-agora-token", AgoraVectors.Rtm006), ("x-agora-uid", "test_user"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("someone_else")]
    [InlineData("")]
    public async Task A_token_for_another_user_is_refused(string user)
    {
        using var old = await SendAsync(UserEvents, ("x-agora-token", AgoraVectors.Rtm006), ("x-agora-uid", user));
        using var current = await SendAsync(
            UserEvents,
            ("Authorization", $"agora token={AgoraVectors.Rtm007}"),
            ("x-agora-uid", user));

        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, current.StatusCode);
    }

    [Fact]
    public async Task A_token_without_the_login_privilege_is_refused()
    {
        using var answer = await SendAsync(UserEvents, ("Authorization", $"agora token={AgoraVectors.Rtc007}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        Vendor.ClockOffset += TimeSpan.FromSeconds(600);

        using var answer = await SendAsync(UserEvents, ("Authorization", $"agora token={AgoraVectors.Rtm007}"));

        Assert.Equal("the token has expired", Rejection);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("customer:secret", HttpStatusCode.OK)]
    [InlineData("customer:wrong", HttpStatusCode.Unauthorized)]
    [InlineData("other:secret", HttpStatusCode.Unauthorized)]
    public async Task Basic_wants_the_right_secret(string credential, HttpStatusCode expected)
    {
        using var answer = await SendAsync("/dev/v1/projects", Basic(credential));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_rotated_secret_is_refused()
    {
        Vendor.RotateSecret("another");

        using var answer = await SendAsync("/dev/v1/projects", Basic("customer:secret"));

        Assert.Equal("""{"message":"Invalid authentication credentials"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_request_without_a_content_type_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, VendorClient.At(Vendor, "/dev/v1/projects"));

        using var answer = await VendorClient.SendAsync(request, Basic("customer:secret"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Events_that_were_read_are_gone()
    {
        Vendor.AddUserEvent("ada");

        var first = await EventsAsync();
        var second = await EventsAsync();

        Assert.Equal("ada", (string)Assert.Single(first)!["user_id"]!);
        Assert.Empty(second);
    }

    [Fact]
    public async Task What_the_vendor_does_not_have_is_404_and_remembered()
    {
        using var answer = await SendAsync("/dev/v1/nothing", Basic("customer:secret"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Throws<InvalidOperationException>(Vendor.EnsureNothingUnexpected);
    }

    private static (string Name, string Value) Basic(string credential) =>
        ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(credential))}");

    private async Task<JsonArray> EventsAsync()
    {
        using var answer = await SendAsync(UserEvents, Basic("customer:secret"));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["events"]!.AsArray();
    }

    private async Task<HttpResponseMessage> SendAsync(string target, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, VendorClient.At(Vendor, target))
        {
            Content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        return await VendorClient.SendAsync(request, headers);
    }
}
