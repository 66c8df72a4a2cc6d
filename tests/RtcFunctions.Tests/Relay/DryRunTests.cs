using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RtcFunctions.Tests.Relay;

public sealed class DryRunTests(ZegoApp app) : RelayTests(app), IClassFixture<ZegoApp>
{
    [Fact]
    public async Task It_shows_what_would_be_sent_and_sends_nothing()
    {
        var shown = await ShowAsync(HttpMethod.Post, Change + "?b=%20&code=the-key", new StringContent("""{"a":1}"""), ("Accept-Language", "de"));

        var query = System.Web.HttpUtility.ParseQueryString(new Uri(shown.GetProperty("url").GetString()!).Query);
        Assert.Equal(("zego", "POST"), (shown.GetProperty("vendor").GetString(), shown.GetProperty("method").GetString()));
        Assert.StartsWith($"{Vendor.Endpoint}?Action=DriveByText&AppId=12345&SignatureNonce=", shown.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("&SignatureVersion=2.0&b=%20", shown.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal($"12345{query["SignatureNonce"]}{{Zego--ServerSecret}}{query["Timestamp"]}", shown.GetProperty("stringToSign").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("""{"a":1}"""u8)), shown.GetProperty("bodySha256").GetString());
        Assert.Equal("de", shown.GetProperty("headers").GetProperty("Accept-Language").GetString());
        Assert.Equal("text/plain; charset=utf-8", shown.GetProperty("headers").GetProperty("Content-Type").GetString());
        Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task Its_url_is_one_that_the_vendor_takes()
    {
        var shown = await ShowAsync(HttpMethod.Get, Query + "?Limit=1");

        using var client = new HttpClient();
        using var response = await client.GetAsync(shown.GetProperty("url").GetString());

        Assert.Null(Assert.Single(Vendor.Received).Rejection);
    }

    [Fact]
    public async Task It_says_when_the_signature_ends_and_that_there_is_no_body()
    {
        var before = TimeProvider.System.GetUtcNow();

        var shown = await ShowAsync(HttpMethod.Get, Query);

        Assert.InRange(shown.GetProperty("expiresAt").GetDateTimeOffset() - before, TimeSpan.FromMinutes(9.9), TimeSpan.FromMinutes(10.1));
        Assert.EndsWith("Z", shown.GetProperty("expiresAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("bodySha256").ValueKind);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("")]
    public async Task Another_word_than_true_or_false_is_refused_and_nothing_is_sent(string word)
    {
        var problem = await ProblemAsync(SendAsync(HttpMethod.Get, Query, null, ("rtc-dry-run", word)));

        Assert.Equal((400, "invalid_request"), problem);
        Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task False_sends()
    {
        using var response = await SendAsync(HttpMethod.Get, Query, null, ("rtc-dry-run", "false"));

        Assert.Single(Vendor.Received);
    }

    private async Task<JsonElement> ShowAsync(HttpMethod method, string target, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(method, target, content, [.. headers, ("rtc-dry-run", "true")]);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("rtc-vendor"));
        Assert.DoesNotContain(ZegoApp.ServerSecret, text, StringComparison.Ordinal);
        return JsonDocument.Parse(Encoding.UTF8.GetBytes(text)).RootElement;
    }
}
