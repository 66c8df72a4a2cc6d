using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class CorezoidSimulatorTests() : SimulatorTests<CorezoidSimulator>(AtTheTimeOfTheVector())
{
    // corezoid/sdk-java@24af4bd, src/test/java/com/corezoid/sdk/test/UtiisTest.java, testCheckSignTrue.
    private const string Target = "/api/2/json/12345/1389956320/e01f19285c09c8eff449a60fef9dbc3c8f3915db";

    private const string Content =
        "{\n   \"ops\":[\n      {\n         \"ref\":null,\n         \"type\":\"data\",\n         \"obj_id\":\"52d8d74610e87b10d98c8d90\",\n"
        + "         \"conv_id\":\"270\",\n         \"node_id\":\"52d837d210e87b10d979e98c\",\n         \"data\":{\n            \"id\":1077413\n"
        + "         },\n         \"extra\":{\n            \"id\":\"1412737\",\n            \"hide_products\":\"N\",\n"
        + "            \"properties\":\"Y\",\n            \"show_all\":\"Y\",\n            \"codeProduct\" : \"CRED\" \n         }\n      }\n   ]\n}";

    [Fact]
    public async Task The_sample_of_the_vendors_SDK_is_taken()
    {
        using var answer = await PostAsync(Target, Content);

        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Null(Rejection);
        Assert.Equal("ok", (string)body["request_proc"]!);
        Assert.Equal("52d8d74610e87b10d98c8d90", (string)Assert.Single(body["ops"]!.AsArray())!["obj_id"]!);
    }

    [Theory]
    [InlineData("e01f", "e01e")]
    [InlineData("1389956320", "1389956321")]
    [InlineData("12345", "12346")]
    [InlineData("/json/", "/xml/")]
    public async Task A_changed_path_is_refused(string part, string changed)
    {
        using var answer = await PostAsync(Target.Replace(part, changed, StringComparison.Ordinal), Content);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_changed_byte_of_the_body_is_refused()
    {
        using var answer = await PostAsync(Target, Content.Replace("270", "271", StringComparison.Ordinal));

        Assert.Equal("the signature is wrong", Rejection);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    public async Task Another_content_type_is_refused(string contentType)
    {
        using var answer = await PostAsync(Target, Content, contentType);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_stale_timestamp_is_refused()
    {
        Vendor.ClockOffset += TimeSpan.FromSeconds(302);

        using var answer = await PostAsync(Target, Content);

        Assert.Equal("the timestamp is out of the window", Rejection);
    }

    [Fact]
    public async Task A_rotated_secret_is_refused_in_the_body_where_asked()
    {
        Vendor.RotateSecret("another");
        Vendor.RefusesInBody = true;

        using var answer = await PostAsync(Target, Content);

        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("fail", (string)body["request_proc"]!);
        Assert.Null(body["ops"]);
    }

    [Fact]
    public async Task A_scripted_answer_is_given_once()
    {
        Vendor.Answer(201, "text/plain", "scripted", ("X-Kind", "script"));

        using var scripted = await PostAsync(Target, Content);
        using var usual = await PostAsync(Target, Content);

        Assert.Equal(HttpStatusCode.Created, scripted.StatusCode);
        Assert.Equal("scripted", await scripted.Content.ReadAsStringAsync());
        Assert.Equal("script", Assert.Single(scripted.Headers.GetValues("X-Kind")));
        Assert.Equal(HttpStatusCode.OK, usual.StatusCode);
    }

    private static CorezoidSimulator AtTheTimeOfTheVector() => new("12345", "tgGsR8FTuLXzzVBsp3rngeSgOB2E2pMFJDwAXarbrs92GmLiiy")
    {
        ClockOffset = VendorClient.OffsetTo(1389956320),
    };

    private async Task<HttpResponseMessage> PostAsync(string target, string body, string contentType = "application/json; charset=utf8")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, VendorClient.At(Vendor, target))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await VendorClient.SendAsync(request);
    }
}
