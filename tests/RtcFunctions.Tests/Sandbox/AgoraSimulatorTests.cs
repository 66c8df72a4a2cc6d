using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class AgoraSimulatorTests() : SimulatorTests<AgoraSimulator>(AtTheTimeOfTheVectors())
{
    private const string AppId = "970CA35de60c44645bbae8a215061b33";
    private const string UserEvents = $"/dev/v2/project/{AppId}/rtm/vendor/user_events";

    // AgoraIO/Tools, DynamicKey/AgoraDynamicKey: the RTM token of AccessToken2Test (csharp, go, java, php, ruby), inflated.
    private const string Rtm007 =
        "20000d9a1df8a4e60649a82d4a68fb1f49581fb4d227b8f0b65773b79f1c89e7eb7c2000393730434133356465363063343436343562626165386132313530363162"
        + "333347f4100058020000010000000100020001000100580200000900746573745f75736572";

    // The same, AccessToken2_test.cpp: an RTC token, which does not allow to log in to Signaling.
    private const string Rtc007 =
        "200016a0b84c5a5e82cbf74fb813d09f59c54bdac9c06120580539ac97578e958b1a2000393730434133356465363063343436343562626165386132313530363162"
        + "333347f410005802000001000000010001000100010058020000200037643732333635656239383334383533393765336533663964343630626464610a003238383233"
        + "3431323733";

    // The same, ruby/test/rtm_token_builder_spec.rb.
    private const string Rtm006 =
        "006970CA35de60c44645bbae8a215061b33IAAsR0qgiCxv0vrpRcpkz5BrbfEWCBZ6kvR6t7qG/wJIQob86ogAAAAAEAABAAAAR/QQAAEA6AOvKDdW";

    [Fact]
    public void An_007_token_of_the_vendor_is_read()
    {
        var token = Vendor.VerifyToken007(Deflated(Rtm007));

        var service = Assert.Single(token.Services);
        Assert.Equal((2, "test_user"), (service.Type, service.User));
        Assert.Equal((1111111u, 600u, 1u), (token.IssuedAt, token.Expire, token.Salt));
    }

    [Fact]
    public void An_006_token_of_the_vendor_is_read()
    {
        var token = Vendor.VerifyToken006(Rtm006, channel: "test_user", uid: "");

        Assert.Equal(1446455471u, token.Privileges[1000]);
    }

    [Fact]
    public async Task An_007_token_opens_Signaling()
    {
        using var answer = await SendAsync(UserEvents, ("Authorization", $"agora token={Deflated(Rtm007)}"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(answer.Headers.GetValues("X-Request-ID"));
        Assert.NotEmpty(answer.Headers.GetValues("X-Resource-ID"));
    }

    [Fact]
    public async Task An_006_token_opens_Signaling_for_its_user()
    {
        using var answer = await SendAsync(UserEvents, ("x-agora-token", Rtm006), ("x-agora-uid", "test_user"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("someone_else")]
    [InlineData(null)]
    public async Task A_token_for_another_user_is_refused(string? user)
    {
        using var old = await SendAsync(UserEvents, ("x-agora-token", Rtm006), ("x-agora-uid", user ?? ""));
        using var current = await SendAsync(
            UserEvents,
            ("Authorization", $"agora token={Deflated(Rtm007)}"),
            ("x-agora-uid", user ?? "someone"));

        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, current.StatusCode);
    }

    [Fact]
    public async Task A_token_without_the_login_privilege_is_refused()
    {
        using var answer = await SendAsync(UserEvents, ("Authorization", $"agora token={Deflated(Rtc007)}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        Vendor.ClockOffset += TimeSpan.FromSeconds(600);

        using var answer = await SendAsync(UserEvents, ("Authorization", $"agora token={Deflated(Rtm007)}"));

        Assert.Equal("the token has expired", Rejection);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public void A_changed_byte_is_refused()
    {
        for (var i = 0; i < Rtm007.Length; i += 2)
        {
            var changed = Rtm007[..i] + (Rtm007[i] == '0' ? '1' : '0') + Rtm007[(i + 1)..];

            Assert.Throws<RefusedTokenException>(() => Vendor.VerifyToken007(Deflated(changed)));
        }
    }

    [Fact]
    public void A_changed_byte_of_an_006_token_is_refused()
    {
        for (var i = 35; i < Rtm006.Length; i++)
        {
            var changed = Rtm006[..i] + (Rtm006[i] == 'A' ? 'B' : 'A') + Rtm006[(i + 1)..];

            Assert.Throws<RefusedTokenException>(() => Vendor.VerifyToken006(changed, channel: "test_user", uid: ""));
        }
    }

    [Fact]
    public void A_rotated_certificate_refuses_old_tokens()
    {
        Vendor.RotateCertificate("00000000000000000000000000000000");

        Assert.Throws<RefusedTokenException>(() => Vendor.VerifyToken007(Deflated(Rtm007)));
        Assert.Throws<RefusedTokenException>(() => Vendor.VerifyToken006(Rtm006, channel: "test_user", uid: ""));
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

    private static AgoraSimulator AtTheTimeOfTheVectors() => new(AppId, "5CFd2fd1755d40ecb72977518be15d3b", "customer", "secret")
    {
        ClockOffset = VendorClient.OffsetTo(1111112),
    };

    private static string Deflated(string payloadHex)
    {
        using var text = new MemoryStream();
        using (var zlib = new ZLibStream(text, CompressionLevel.Optimal))
        {
            zlib.Write(Convert.FromHexString(payloadHex));
        }

        return "007" + Convert.ToBase64String(text.ToArray());
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
