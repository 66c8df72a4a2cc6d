using System.Text;
using System.Text.Json.Nodes;

namespace RtcFunctions.Tests.Privasea.Verifications;

public sealed class VerificationInputTests : IClassFixture<VerificationApp>
{
    private readonly VerificationApp _app;

    public VerificationInputTests(VerificationApp app)
    {
        _app = app;
        _app.Reset();
    }

    [Theory]
    [InlineData("{}", "channel", "channel_user_id", "order_id")]
    [InlineData("""{"channel":"","channel_user_id":null,"order_id":7}""", "channel", "channel_user_id", "order_id")]
    [InlineData("""{"channel":"A&B","channel_user_id":"1=1","order_id":"#7"}""", "channel", "channel_user_id", "order_id")]
    [InlineData("""{"channel":"A?","channel_user_id":"1\n","order_id":"7\u0085"}""", "channel", "channel_user_id", "order_id")]
    [InlineData("""{"channel":"A","channel_user_id":"1","order_id":".."}""", "order_id")]
    [InlineData("""{"channel":"A","channel_user_id":"1","order_id":"a/../b"}""", "order_id")]
    [InlineData("""{"channel":"A","channel_user_id":"1","order_id":"a\\b"}""", "order_id")]
    [InlineData("""{"channel":"A","channel_user_id":"1","order_id":"a%2Fb"}""", "order_id")]
    [InlineData("""{"channel":"A","channel_user_id":"1","order_id":"7","expire_time":-1}""", "expire_time")]
    [InlineData("""{"channel":"A","channel_user_id":"1","order_id":"7","expire_time":525601}""", "expire_time")]
    [InlineData("""{"channel":"A","channel_user_id":"1","order_id":"7","expire_time":1.5}""", "expire_time")]
    [InlineData("""{"channel":"A","channel_user_id":"1","order_id":"7","expire_time":"15"}""", "expire_time")]
    [InlineData("""{"channel":"A","channel_user_id":"1","order_id":"7","timestamp":1}""", "timestamp")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public async Task Bad_input_is_a_400_that_names_the_field(string json, params string[] fields)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");

        var response = await _app.SendAsync(HttpMethod.Post, VerificationApp.Route, body);

        await response.ShouldBeProblemAsync(400, "invalid_request", fields);
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("channel")]
    [InlineData("channel_user_id")]
    [InlineData("order_id")]
    public async Task A_value_may_have_128_characters_whatever_they_are(string field)
    {
        var longest = new string('\u6f22', 128);
        var order = new JsonObject { ["channel"] = "long", ["channel_user_id"] = field, ["order_id"] = "7", [field] = longest };
        _app.Vendor.Link((string)order["channel"]!, (string)order["channel_user_id"]!);

        var accepted = await _app.PostAsync(order);
        order[field] = longest + "7";
        var refused = await _app.PostAsync(order);

        Assert.Equal(201, (int)accepted.StatusCode);
        await refused.ShouldBeProblemAsync(400, "invalid_request", field);
    }

    [Fact]
    public async Task Three_values_of_128_characters_are_kept_too()
    {
        var longest = new string('\uffff', 128);
        _app.Vendor.Link(longest, longest);

        var response = await _app.PostAsync(VerificationApp.Order(longest, longest, longest));

        Assert.Equal(201, (int)response.StatusCode);
    }

    [Fact]
    public async Task Another_type_than_json_is_a_415_and_no_key_a_401()
    {
        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");

        var unsupported = await _app.SendAsync(HttpMethod.Post, VerificationApp.Route, text);
        var unauthorized = await _app.SendWithoutKeyAsync(HttpMethod.Post, VerificationApp.Route, json);

        await unsupported.ShouldBeProblemAsync(415, "unsupported_media_type");
        await unauthorized.ShouldBeProblemAsync(401, "unauthorized");
    }
}
