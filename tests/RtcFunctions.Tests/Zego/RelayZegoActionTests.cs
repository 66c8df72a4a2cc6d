using System.Text;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Sandbox;

namespace RtcFunctions.Tests.Zego;

public sealed class RelayZegoActionTests : IClassFixture<ZegoApp>
{
    private readonly ZegoApp _app;

    public RelayZegoActionTests(ZegoApp app)
    {
        _app = app;
        _app.Reset();
    }

    [Fact]
    public async Task Common_parameters_come_first_and_then_the_callers_own()
    {
        var response = await _app.GetAsync("digitalhuman/GetDigitalHumanList?RoomId%5B%5D=a+b&Limit=1&RoomId%5B%5D=c");

        var received = Assert.Single(_app.Vendor.Received);
        Assert.Null(received.Rejection);
        Assert.Matches(
            "^/\\?Action=GetDigitalHumanList&AppId=4294967295&SignatureNonce=[0-9a-f]{16}&Timestamp=[0-9]{10}&Signature=[0-9a-f]{32}&SignatureVersion=2\\.0"
                + "&RoomId%5B%5D=a%20b&Limit=1&RoomId%5B%5D=c$",
            received.RawTarget);
        Assert.Equal((200, "zego"), ((int)response.StatusCode, response.Header("rtc-vendor")));
        Assert.Equal(0, (int)(await response.JsonAsync())!["Code"]!);
    }

    [Fact]
    public async Task The_bytes_of_a_body_are_sent_as_they_are()
    {
        const string Json = "{ \"Action\" : \"wave\", \"TaskId\":\"1\" }\r\n";
        using var body = new StringContent(Json, Encoding.UTF8, "application/json");

        await _app.SendAsync(HttpMethod.Post, "/api/zego/digitalhuman/DoAction", body);

        var received = Assert.Single(_app.Vendor.Received);
        Assert.Equal(("POST", Json, null), (received.Method, received.BodyText, received.Rejection));
        Assert.Equal("DoAction", received.QueryValue("Action"));
    }

    [Theory]
    [InlineData("Timestamp=1", "Timestamp=2")]
    [InlineData("SignatureNonce=", "SignatureNonce=0")]
    [InlineData("&Signature=", "&Signature=0")]
    public async Task A_changed_byte_is_refused_by_the_vendor(string part, string changed)
    {
        await _app.GetAsync("rtc/DescribeUserNum");
        var sent = Assert.Single(_app.Vendor.Received);

        await VendorClient.GetAsync(_app.Vendor, sent.RawTarget.Replace(part, changed, StringComparison.Ordinal));

        Assert.NotNull(_app.Vendor.Received[^1].Rejection);
    }

    [Theory]
    [InlineData("rtc")]
    [InlineData("digitalhuman")]
    public async Task A_product_with_an_endpoint_is_there(string product)
    {
        var response = await _app.GetAsync(product + "/DescribeUserNum");

        Assert.Equal("zego", response.Header("rtc-vendor"));
        Assert.Single(_app.Vendor.Received);
    }

    [Theory]
    [InlineData("zim/DescribeUserNum")]
    [InlineData("digitalhuman%2F/DescribeUserNum")]
    public async Task A_product_without_an_endpoint_is_a_404(string productAndAction)
    {
        var response = await _app.GetAsync(productAndAction);

        await response.ShouldBeProblemAsync(404, "not_found");
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("1Get")]
    [InlineData("Get-List")]
    [InlineData("Get%26AppId%3D1")]
    [InlineData("Get%2FList")]
    [InlineData("Get%C3%A9")]
    [InlineData("%20Get")]
    [InlineData("A1234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_malformed_action_is_a_400(string action)
    {
        var response = await _app.GetAsync("digitalhuman/" + action);

        await response.ShouldBeProblemAsync(400, "invalid_request", "action");
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("A")]
    [InlineData("A123456789012345678901234567890123456789012345678901234567890123")]
    public async Task An_action_of_one_to_64_characters_passes(string action)
    {
        await _app.GetAsync("digitalhuman/" + action);

        Assert.Equal(action, Assert.Single(_app.Vendor.Received).QueryValue("Action"));
    }

    [Theory]
    [InlineData("Action")]
    [InlineData("AppId")]
    [InlineData("Signature")]
    [InlineData("SignatureNonce")]
    [InlineData("SignatureVersion")]
    [InlineData("Timestamp")]
    [InlineData("appid")]
    [InlineData("SIGNATURE")]
    public async Task A_common_parameter_of_the_callers_is_a_400_that_names_it(string name)
    {
        var response = await _app.GetAsync($"digitalhuman/GetDigitalHumanList?Limit=1&{name}=x");

        await response.ShouldBeProblemAsync(400, "invalid_request", name);
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_a_404(string method)
    {
        var response = await _app.SendAsync(HttpMethod.Parse(method), "/api/zego/digitalhuman/GetDigitalHumanList");

        await response.ShouldBeProblemAsync(404, "not_found");
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("GET", "GetDigitalHumanList", 2)]
    [InlineData("GET", "QueryStreams", 2)]
    [InlineData("GET", "DescribeUserNum", 2)]
    [InlineData("GET", "ListRooms", 2)]
    [InlineData("GET", "getRooms", 1)]
    [InlineData("GET", "KickoutUser", 1)]
    [InlineData("GET", "TargetList", 1)]
    [InlineData("POST", "GetDigitalHumanList", 1)]
    public async Task Only_a_get_that_reads_is_sent_again_and_signed_afresh(string method, string action, int times)
    {
        _app.Vendor.Misbehave(Misbehaviour.Status(503));

        await _app.SendAsync(HttpMethod.Parse(method), "/api/zego/digitalhuman/" + action);

        Assert.Equal(times, _app.Vendor.Received.Count);
        Assert.Equal(times, _app.Vendor.Received.DistinctBy(request => request.QueryValue("SignatureNonce")).Count());
        Assert.All(_app.Vendor.Received, request => Assert.Null(request.Rejection));
    }

    [Theory]
    [InlineData(100000004, 2)]
    [InlineData(100000005, 2)]
    [InlineData(100000003, 1)]
    [InlineData(400000003, 1)]
    public async Task A_refused_signature_shows_by_its_code(int code, int times)
    {
        _app.Vendor.ClockOffset = TimeSpan.FromMinutes(2);
        _app.Vendor.Answer(200, "application/json", $$"""{"Code":{{code}},"Message":"refused"}""");

        await _app.SendAsync(HttpMethod.Post, "/api/zego/digitalhuman/DriveByText");

        Assert.Equal(times, _app.Vendor.Received.Count);
    }

    [Fact]
    public async Task A_refusal_by_the_vendors_clock_costs_one_more_request()
    {
        _app.Vendor.ClockOffset = TimeSpan.FromHours(-1);

        await _app.GetAsync("digitalhuman/GetDigitalHumanList");

        Assert.Equal(["the signature has expired", ZegoApp.Taken], _app.Verdicts);
    }

    [Fact]
    public async Task A_dry_run_shows_everything_but_the_server_secret()
    {
        var shown = await _app.ShowAsync(HttpMethod.Get, "/api/zego/rtc/DescribeUserNum?RoomId[]=1");

        var parts = new Uri((string)shown["url"]!).Query[1..].Split('&').Select(pair => pair.Split('=')[1]).ToArray();
        Assert.Matches("\\?Action=DescribeUserNum&AppId=4294967295&.*&SignatureVersion=2.0&RoomId%5B%5D=1$", (string)shown["url"]!);
        Assert.Equal($"4294967295{parts[2]}{{Zego--ServerSecret}}{parts[3]}", (string)shown["stringToSign"]!);
        Assert.Matches("^20[0-9]{2}-[0-9T:-]+Z$", (string)shown["expiresAt"]!);
        _app.Vendor.EnsureNotCalled();
    }
}
