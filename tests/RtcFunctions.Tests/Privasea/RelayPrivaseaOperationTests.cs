using System.Text;
using RtcFunctions.Tests.Sandbox;

namespace RtcFunctions.Tests.Privasea;

public sealed class RelayPrivaseaOperationTests : IClassFixture<PrivaseaApp>
{
    private const string LinkCode = "verification/link_code?operation_type=0&expire_at=30&channel_user_id=1&channel=ABC";

    private readonly PrivaseaApp _app;

    public RelayPrivaseaOperationTests(PrivaseaApp app)
    {
        _app = app;
        _app.Reset();
    }

    [Fact]
    public async Task Parameters_are_signed_raw_and_sent_encoded_in_ascii_order()
    {
        var response = await _app.GetAsync("verification/link_code?operation_type=0&expire_at=0&channel_user_id=caf%C3%A9+%2F%2B%25&channel=A:B&Z=1");

        var received = Assert.Single(_app.Vendor.Received);
        Assert.Null(received.Rejection);
        Assert.Matches(
            "^/api/v1/verification/link_code\\?Z=1&channel=A%3AB&channel_user_id=caf%C3%A9%20%2F%2B%25&expire_at=0&operation_type=0&timestamp=[0-9]{13}$",
            received.RawTarget);
        Assert.Equal(PrivaseaApp.ApiKey, received.Header("PRIVASEA-KEY"));
        Assert.Matches("^[0-9a-f]{64}$", received.Header("PRIVASEA-SIGNATURE"));
        Assert.Equal((200, "privasea"), ((int)response.StatusCode, response.Header("rtc-vendor")));
        Assert.Equal(0, (int)(await response.JsonAsync())!["code"]!);
    }

    [Theory]
    [InlineData("channel=ABC", "channel=ABD")]
    [InlineData("expire_at=30", "expire_at=31")]
    [InlineData("link_code", "query_link")]
    public async Task A_changed_byte_is_refused_by_the_vendor(string part, string changed)
    {
        await _app.GetAsync(LinkCode);
        var sent = Assert.Single(_app.Vendor.Received);

        await VendorClient.GetAsync(
            _app.Vendor,
            sent.RawTarget.Replace(part, changed, StringComparison.Ordinal),
            ("PRIVASEA-KEY", sent.Header("PRIVASEA-KEY")!),
            ("PRIVASEA-SIGNATURE", sent.Header("PRIVASEA-SIGNATURE")!));

        Assert.Equal([PrivaseaApp.Taken, "PRIVASEA-SIGNATURE is invalid"], _app.Verdicts);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task The_bytes_of_a_body_are_signed_and_sent(string method)
    {
        const string Json = "{ \"channel\" : \"caf\u00e9\" }\r\n";
        using var body = new StringContent(Json, Encoding.UTF8, "application/json");

        var response = await _app.SendAsync(HttpMethod.Parse(method), "/api/privasea/rest/links?b=2&a=1", body);

        var received = Assert.Single(_app.Vendor.Received);
        Assert.Equal((method, Json, null), (received.Method, received.BodyText, received.Rejection));
        Assert.StartsWith("/api/v1/links?a=1&b=2&timestamp=", received.RawTarget, StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", received.Header("Content-Type"));
        Assert.Equal("privasea", response.Header("rtc-vendor"));
    }

    [Fact]
    public async Task A_get_with_a_body_is_a_400_since_nothing_would_sign_it()
    {
        using var body = new StringContent("{}");

        var response = await _app.SendAsync(HttpMethod.Get, "/api/privasea/rest/" + LinkCode, body);

        await response.ShouldBeProblemAsync(400, "invalid_request");
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("others/a%20b/caf%C3%A9?x=1", "/api/v1/others/a%20b/caf%C3%A9?timestamp=")]
    [InlineData("verification/channel_code", "/api/v1/verification/channel_code?timestamp=")]
    public async Task An_operation_that_is_not_documented_passes(string path, string sent)
    {
        await _app.GetAsync(path);

        var received = Assert.Single(_app.Vendor.Received);
        Assert.Null(received.Rejection);
        Assert.StartsWith(sent, received.RawTarget, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=1&a=2", "a")]
    [InlineData("a=1&a=1", "a")]
    [InlineData("a=b%26c", "a")]
    [InlineData("a=b%3Dc", "a")]
    [InlineData("a=b=c", "a")]
    [InlineData("a=b%23c", "a")]
    [InlineData("a=b?c", "a")]
    [InlineData("a=b%0Ac", "a")]
    [InlineData("a=b%7F", "a")]
    [InlineData("a=b%C2%85", "a")]
    [InlineData("a%26b=c", "a&b")]
    [InlineData("a%3Db=c", "a=b")]
    [InlineData("a%23b=c", "a#b")]
    [InlineData("a?b=c", "a?b")]
    [InlineData("a%09b=c", "a\tb")]
    [InlineData("timestamp=1727403250336", "timestamp")]
    [InlineData("Timestamp=1727403250336", "Timestamp")]
    public async Task What_would_sign_ambiguously_and_a_timestamp_are_a_400_that_names_the_key(string query, string key)
    {
        var response = await _app.GetAsync($"{LinkCode}&{query}");

        await response.ShouldBeProblemAsync(400, "invalid_request", key);
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("link_code", "channel", "channel_user_id", "expire_at", "operation_type")]
    [InlineData("link_code?channel=A&channel_user_id=1&expire_at=soon&operation_type=2", "expire_at", "operation_type")]
    [InlineData("link_code?channel=A&channel_user_id=1&expire_at=1e1&operation_type=00", "expire_at", "operation_type")]
    [InlineData("link_code?channel=A&channel_user_id=1&expire_at=&operation_type=", "expire_at", "operation_type")]
    [InlineData("LINK_CODE?channel=A&channel_user_id=1&expire_at=1", "operation_type")]
    [InlineData("query_link", "channel", "channel_user_id", "linkcode")]
    [InlineData("query_link?channel=&channel_user_id=1&linkcode=x", "channel")]
    [InlineData("query_link?Channel=A&channel_user_id=1&linkcode=x", "channel")]
    [InlineData("verify_code", "channel", "channel_user_id", "order_id")]
    [InlineData("verify_code?channel=A&channel_user_id=1&order_id=7&expire_time=ten", "expire_time")]
    [InlineData("verify_code?channel=A&channel_user_id=1&order_id=7&expire_time=", "expire_time")]
    [InlineData("verify_status", "channel", "channel_user_id", "order_id")]
    public async Task A_documented_operation_is_checked_before_it_is_sent(string operation, params string[] faults)
    {
        var response = await _app.GetAsync("verification/" + operation);

        await response.ShouldBeProblemAsync(400, "invalid_request", faults);
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("link_code?channel=A&channel_user_id=1&expire_at=0&operation_type=1")]
    [InlineData("query_link?channel=A&channel_user_id=1&linkcode=x")]
    [InlineData("verify_code?channel=A&channel_user_id=1&order_id=7")]
    [InlineData("verify_code?channel=A&channel_user_id=1&order_id=7&expire_time=0&lang=en")]
    [InlineData("verify_status?channel=A&channel_user_id=1&order_id=7")]
    public async Task A_documented_operation_passes_with_what_it_wants(string operation)
    {
        var response = await _app.GetAsync("verification/" + operation);

        Assert.Equal("privasea", response.Header("rtc-vendor"));
        Assert.Null(Assert.Single(_app.Vendor.Received).Rejection);
    }

    [Theory]
    [InlineData("GET", "verification/query_unlink?channel=A&channel_user_id=1&code=x")]
    [InlineData("GET", "verification/query_unlink")]
    [InlineData("POST", "verification/query_unlink")]
    [InlineData("DELETE", "verification/query_unlink")]
    [InlineData("GET", "Verification/QUERY_unlink?channel=A&channel_user_id=1&code=x")]
    [InlineData("GET", "verification/query%5Funlink?channel=A&channel_user_id=1&code=x")]
    public async Task Unlinking_is_a_403_unless_it_is_allowed(string method, string path)
    {
        var response = await _app.SendAsync(HttpMethod.Parse(method), "/api/privasea/rest/" + path);

        await response.ShouldBeProblemAsync(403, "operation_disabled");
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("")]
    [InlineData("verification//link_code")]
    [InlineData("verification/link_code/")]
    [InlineData("verification%2Flink_code")]
    [InlineData("verification/%2e%2e/admin")]
    public async Task A_path_that_could_mean_another_one_is_a_400(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(
            _app.App.Client.BaseAddress!.OriginalString.TrimEnd('/') + "/api/privasea/rest/" + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.Add(PrivaseaApp.KeyHeader, PrivaseaApp.Key);

        var response = await _app.App.Client.SendAsync(request);

        await response.ShouldBeProblemAsync(400, "invalid_request");
        _app.Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_dry_run_shows_the_very_string_that_is_signed_but_not_the_key()
    {
        var shown = await _app.ShowAsync(HttpMethod.Get, "/api/privasea/rest/verification/query_link?linkcode=a%20b&channel_user_id=%C3%A9&channel=A");

        var toSign = (string)shown["stringToSign"]!;
        Assert.Matches("^GET/api/v1/verification/query_link\\?channel=A&channel_user_id=\u00e9&linkcode=a b&timestamp=[0-9]{13}$", toSign);
        Assert.Equal(
            $"{_app.Vendor.Endpoint.OriginalString.TrimEnd('/')}{toSign[3..].Replace(" ", "%20", StringComparison.Ordinal).Replace("\u00e9", "%C3%A9", StringComparison.Ordinal)}",
            (string)shown["url"]!);
        Assert.Equal(("privasea", "GET"), ((string)shown["vendor"]!, (string)shown["method"]!));
        Assert.Equal("***", (string)shown["headers"]!["PRIVASEA-KEY"]!);
        Assert.Matches("^[0-9a-f]{64}$", (string)shown["headers"]!["PRIVASEA-SIGNATURE"]!);
        Assert.Null(shown["bodySha256"]);
        Assert.Null(shown["expiresAt"]);
        _app.Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_dry_run_of_a_post_shows_its_body_at_the_end_of_what_is_signed()
    {
        using var body = new StringContent("""{"a":1}""", Encoding.UTF8, "application/json");

        var shown = await _app.ShowAsync(HttpMethod.Post, "/api/privasea/rest/links", body);

        Assert.Matches("""^POST/api/v1/links\?timestamp=[0-9]{13}\{"a":1\}$""", (string)shown["stringToSign"]!);
    }
}
