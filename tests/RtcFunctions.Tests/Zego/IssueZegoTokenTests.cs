using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RtcFunctions.Tests.Zego;

public sealed class IssueZegoTokenTests : IClassFixture<ZegoApp>
{
    private readonly ZegoApp _app;

    public IssueZegoTokenTests(ZegoApp app)
    {
        _app = app;
        _app.Reset();
    }

    [Theory]
    [InlineData("ada", 1, null)]
    [InlineData("ada", 3600, "")]
    [InlineData("Ada \"é\" 👩", 86400, "{\"room_id\":\"1\",\"privilege\":{\"1\":1,\"2\":0}}")]
    public async Task A_token_is_what_the_vendors_gateway_takes(string userId, long expiresIn, string? payload)
    {
        // A gateway whose clock is late: the shortest token must not end on its way there.
        _app.Vendor.ClockOffset = TimeSpan.FromSeconds(-30);
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        var response = await IssueAsync(new JsonObject { ["userId"] = userId, ["expiresIn"] = expiresIn, ["payload"] = payload });

        var issued = (await response.JsonAsync())!;
        var token = _app.Vendor.DecodeToken04((string)issued["token"]!, userId);
        Assert.Equal((ZegoApp.AppId, userId, payload ?? ""), (token.AppId, token.UserId, token.Payload));
        Assert.InRange(token.CreatedAt, before, before + 30);
        Assert.Equal(expiresIn, token.ExpiresAt - token.CreatedAt);
        Assert.Equal(ZegoApp.AppId, (uint)issued["appId"]!);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(token.ExpiresAt), DateTimeOffset.Parse((string)issued["expiresAt"]!, null));
        Assert.EndsWith("Z", (string)issued["expiresAt"]!, StringComparison.Ordinal);
        Assert.Equal(["token", "appId", "expiresAt"], issued.AsObject().Select(field => field.Key));
        Assert.Null(response.Header("rtc-vendor"));
        _app.Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task The_longest_payload_of_the_widest_characters_fits()
    {
        var payload = new string('\u0001', 8192);

        var response = await IssueAsync(new JsonObject { ["userId"] = new string('é', 256), ["expiresIn"] = 60, ["payload"] = payload });

        Assert.Equal(payload, _app.Vendor.DecodeToken04((string)(await response.JsonAsync())!["token"]!).Payload);
    }

    [Fact]
    public async Task No_two_tokens_share_an_initialization_vector_or_a_nonce()
    {
        var request = new JsonObject { ["userId"] = "ada", ["expiresIn"] = 60 };
        var one = (string)(await (await IssueAsync(request)).JsonAsync())!["token"]!;

        var other = (string)(await (await IssueAsync(request)).JsonAsync())!["token"]!;

        Assert.NotEqual(Convert.FromBase64String(one[2..])[10..26], Convert.FromBase64String(other[2..])[10..26]);
        Assert.NotEqual(_app.Vendor.DecodeToken04(one).Nonce, _app.Vendor.DecodeToken04(other).Nonce);
    }

    [Theory]
    [InlineData("""{"expiresIn":60}""", "userId")]
    [InlineData("""{"userId":"","expiresIn":60}""", "userId")]
    [InlineData("""{"userId":7,"expiresIn":60}""", "userId")]
    [InlineData("""{"userId":"ada"}""", "expiresIn")]
    [InlineData("""{"userId":"ada","expiresIn":0}""", "expiresIn")]
    [InlineData("""{"userId":"ada","expiresIn":86401}""", "expiresIn")]
    [InlineData("""{"userId":"ada","expiresIn":-1}""", "expiresIn")]
    [InlineData("""{"userId":"ada","expiresIn":4294967297}""", "expiresIn")]
    [InlineData("""{"userId":"ada","expiresIn":1.5}""", "expiresIn")]
    [InlineData("""{"userId":"ada","expiresIn":"60"}""", "expiresIn")]
    [InlineData("""{"userId":"ada","expiresIn":60,"payload":{}}""", "payload")]
    [InlineData("""{"userId":"ada","expiresIn":60,"appId":1}""", "appId")]
    [InlineData("{}", "userId", "expiresIn")]
    public async Task A_wrong_field_is_a_400_that_names_it(string request, params string[] fields)
    {
        var response = await IssueAsync(JsonNode.Parse(request)!);

        await response.ShouldBeProblemAsync(400, "invalid_request", fields);
    }

    [Fact]
    public async Task A_payload_that_is_too_long_is_a_400_that_names_it()
    {
        var response = await IssueAsync(new JsonObject { ["userId"] = "ada", ["expiresIn"] = 60, ["payload"] = new string('x', 8193) });

        await response.ShouldBeProblemAsync(400, "invalid_request", "payload");
    }

    private async Task<HttpResponseMessage> IssueAsync(JsonNode request)
    {
        using var body = JsonContent.Create(request);
        return await _app.SendAsync(HttpMethod.Post, "/api/zego/tokens", body);
    }
}
