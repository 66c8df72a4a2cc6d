using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class PrivaseaSimulatorTests() : SimulatorTests<PrivaseaSimulator>(AtTheTimeOfTheSample())
{
    private const string Path = "/api/v1/verification/";

    // The rule of the vendor's page with its secret and its printed time; the page prints no result of its own.
    private const string Target = $"{Path}link_code?channel=ABC&channel_user_id=1&expire_at=30&operation_type=0&timestamp=1727403250336";
    private const string Signature = "51c8011f8901febdc5ee49253d8e785819863d4e62a14c13f15223f0673efbd8";

    [Fact]
    public async Task The_sample_of_the_vendors_page_is_taken()
    {
        var answer = await GetAsync(Target, Signature);

        Assert.Null(Rejection);
        Assert.Equal(0, (int)answer["code"]!);
        Assert.NotEmpty((string)answer["data"]!["code"]!);
    }

    [Theory]
    [InlineData("channel=ABC", "channel=ABD")]
    [InlineData("operation_type=0&", "")]
    [InlineData("channel_user_id=1&expire_at=30", "expire_at=30&channel_user_id=1")]
    [InlineData("channel=ABC", "channel=ABC&channel=ABC")]
    [InlineData("timestamp=1727403250336", "timestamp=1727403250")]
    [InlineData("&timestamp=1727403250336", "")]
    public async Task A_changed_query_is_refused(string part, string changed)
    {
        var answer = await GetAsync(Target.Replace(part, changed, StringComparison.Ordinal), Signature);

        Assert.Equal(200403, (int)answer["code"]!);
    }

    [Fact]
    public async Task A_string_signed_in_another_order_is_refused()
    {
        const string query = "timestamp=1727403250336&channel=ABC";

        var answer = await GetAsync($"{Path}query_link?{query}", Sign($"GET{Path}query_link?{query}"));

        Assert.Equal(200403, (int)answer["code"]!);
    }

    [Fact]
    public async Task Values_are_signed_raw_and_sent_encoded()
    {
        const string sent = "channel=A%20B%C3%A9&timestamp=1727403250336";

        await GetAsync($"{Path}query_link?{sent}", Sign($"GET{Path}query_link?channel=A Bé&timestamp=1727403250336"));

        Assert.Null(Rejection);
    }

    [Fact]
    public async Task An_encoded_string_to_sign_is_refused()
    {
        const string sent = "channel=A%20B&timestamp=1727403250336";

        await GetAsync($"{Path}query_link?{sent}", Sign($"GET{Path}query_link?{sent}"));

        Assert.Equal("the signed values were percent-encoded", Rejection);
    }

    [Fact]
    public async Task The_body_of_a_POST_is_signed()
    {
        const string target = $"{Path}anything?timestamp=1727403250336";
        using var request = new HttpRequestMessage(HttpMethod.Post, VendorClient.At(Vendor, target))
        {
            Content = new StringContent("""{"a":1}"""),
        };

        using var answer = await VendorClient.SendAsync(request, Credentials(Sign($$"""POST{{target}}{"a":1}""")));

        Assert.Null(Rejection);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(-302)]
    public async Task A_stale_timestamp_is_refused(int seconds)
    {
        Vendor.ClockOffset += TimeSpan.FromSeconds(seconds);

        await GetAsync(Target, Signature);

        Assert.Equal("timestamp is out of the window", Rejection);
    }

    [Fact]
    public async Task A_rotated_secret_is_refused()
    {
        Vendor.RotateSecret("another");

        var answer = await GetAsync(Target, Signature);

        Assert.Equal(200403, (int)answer["code"]!);
    }

    [Fact]
    public async Task Only_a_linked_person_is_verified()
    {
        var before = await AskAsync("verify_code");
        Vendor.Link("ABC", "1");
        var code = await AskAsync("verify_code");
        var pending = await AskAsync("verify_status");
        Vendor.SetStatus("7", 1);
        var verified = await AskAsync("verify_status");

        Assert.Equal(200404, (int)before["code"]!);
        Assert.NotEmpty((string)code["data"]!["verify_code"]!);
        Assert.Equal(0, (int)pending["data"]!["verify_status"]!);
        Assert.Equal(1, (int)verified["data"]!["verify_status"]!);
    }

    private static PrivaseaSimulator AtTheTimeOfTheSample() => new("key", "123456") { ClockOffset = VendorClient.OffsetTo(1727403250) };

    private static string Sign(string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData("123456"u8, Encoding.UTF8.GetBytes(text)));

    private static (string Name, string Value)[] Credentials(string signature) =>
        [("PRIVASEA-KEY", "key"), ("PRIVASEA-SIGNATURE", signature)];

    private Task<JsonNode> AskAsync(string operation)
    {
        var target = $"{Path}{operation}?channel=ABC&channel_user_id=1&order_id=7&timestamp=1727403250336";
        return GetAsync(target, Sign($"GET{target}"));
    }

    private Task<JsonNode> GetAsync(string target, string signature) => VendorClient.GetAsync(Vendor, target, Credentials(signature));
}
