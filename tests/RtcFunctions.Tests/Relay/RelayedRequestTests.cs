using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace RtcFunctions.Tests.Relay;

public sealed class RelayedRequestTests(ZegoApp app) : RelayTests(app), IClassFixture<ZegoApp>
{
    [Theory]
    [InlineData("/api/zego/elsewhere/../digitalhuman/GetDigitalHumanList")]
    [InlineData("/api/zego/%2e/digitalhuman/GetDigitalHumanList")]
    [InlineData("/api/zego/elsewhere/%2E./digitalhuman/GetDigitalHumanList")]
    public async Task A_path_with_dots_is_refused_whatever_route_it_leads_to(string target)
    {
        Assert.Equal((400, "invalid_request"), await ProblemAsync(SendAsync(HttpMethod.Get, target)));
        Assert.Empty(Vendor.Received);
    }

    [Fact]
    public async Task Whichever_host_the_caller_names_the_vendor_that_is_configured_is_called()
    {
        using var response = await SendAsync(HttpMethod.Get, Query, null, ("Host", "elsewhere.example"), ("X-Forwarded-Host", "elsewhere.example"));

        Assert.Equal(Vendor.Endpoint.Authority, Assert.Single(Vendor.Received).Header("Host"));
    }

    [Fact]
    public async Task The_bodys_bytes_go_out_as_they_came()
    {
        byte[] body = [.. "{ \"Text\" : \"caf"u8, 0xc3, 0xa9, 0x00, 0xff, .. "\" }\r\n"u8];

        using var response = await SendAsync(HttpMethod.Post, Change, new ByteArrayContent(body));

        var received = Assert.Single(Vendor.Received);
        Assert.Null(received.Rejection);
        Assert.Equal(body, received.Body);
    }

    [Fact]
    public async Task A_body_without_a_length_goes_out_too()
    {
        var body = Encoding.UTF8.GetBytes(new string('x', 200_000));

        using var response = await SendAsync(HttpMethod.Post, Change, new StreamContent(new Unseekable(body)));

        Assert.Equal(body, Assert.Single(Vendor.Received).Body);
    }

    [Fact]
    public async Task Of_the_callers_headers_only_four_go_on()
    {
        var content = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json; charset=utf-8"));

        using var response = await SendAsync(
            HttpMethod.Post, Change, content,
            ("Accept", "application/json"), ("Accept-Language", "de, en;q=0.5"), ("X-Request-ID", "abc-1"),
            ("Authorization", "Bearer caller"), ("Cookie", "a=b"), ("User-Agent", "caller"), ("X-Forwarded-For", "10.0.0.1"),
            ("x-functions-key", "caller-key"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            ("tracestate", "a=b"), ("baggage", "a=b"), ("X-Anything", "1"));

        var received = Assert.Single(Vendor.Received);
        Assert.Equal(
            ["accept", "accept-language", "content-length", "content-type", "host", "x-request-id"],
            received.Headers.Select(header => header.Key.ToLowerInvariant()).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal("application/json; charset=utf-8", received.Header("Content-Type"));
        Assert.Equal("de, en;q=0.5", received.Header("Accept-Language"));
    }

    [Theory]
    [InlineData("?b=2&a=1&b=3", "b=2&a=1&b=3")]
    [InlineData("?q=a%20b+c&%C3%A9=%26%3D%25", "q=a%20b%20c&%C3%A9=%26%3D%25")]
    [InlineData("?flag&empty=", "flag=&empty=")]
    [InlineData("?a=100%&b=%zz", "a=100%25&b=%25zz")]
    [InlineData("?code=the-key&a=1", "a=1")]
    [InlineData("?a=1&CODE=the-key", "a=1")]
    public async Task Query_parameters_go_on_in_order_encoded_once_without_the_key(string sent, string expected)
    {
        using var response = await SendAsync(HttpMethod.Get, Query + sent);

        var query = Assert.Single(Vendor.Received).RawQuery;
        Assert.EndsWith("SignatureVersion=2.0&" + expected, query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_key_in_the_header_a_code_is_an_ordinary_parameter()
    {
        using var response = await SendAsync(HttpMethod.Get, Query + "?code=1", null, ("x-functions-key", "key"));

        Assert.Equal("1", Assert.Single(Vendor.Received).QueryValue("code"));
    }

    [Theory]
    [InlineData("?a=%ff")]
    [InlineData("?%c3=1")]
    public async Task A_query_that_is_not_utf8_is_refused(string query)
    {
        var problem = await ProblemAsync(SendAsync(HttpMethod.Get, Query + query));

        Assert.Equal((400, "invalid_request"), problem);
        Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_the_vendor_is_called()
    {
        var content = new ByteArrayContent(new byte[1024 * 1024 + 1]);

        var problem = await ProblemAsync(SendAsync(HttpMethod.Post, Change, content));

        Assert.Equal((413, "body_too_large"), problem);
        Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_body_over_the_limit_that_tells_no_length_is_refused_too()
    {
        var content = new StreamContent(new Unseekable(new byte[1024 * 1024 + 1]));

        var problem = await ProblemAsync(SendAsync(HttpMethod.Post, Change, content));

        Assert.Equal((413, "body_too_large"), problem);
        Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_body_of_just_the_limit_is_relayed()
    {
        using var response = await SendAsync(HttpMethod.Post, Change, new ByteArrayContent(new byte[1024 * 1024]));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1024 * 1024, Assert.Single(Vendor.Received).Body.Length);
    }

    [Fact]
    public async Task A_hundred_at_once_are_all_signed_and_none_repeats_a_nonce()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SendAsync(HttpMethod.Get, Query)));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.All(Vendor.Received, request => Assert.Null(request.Rejection));
        Assert.Equal(100, Vendor.Received.Count);
    }

    [Fact]
    public async Task A_caller_who_leaves_takes_the_vendors_call_with_him()
    {
        Vendor.Misbehave(RtcFunctions.Sandbox.Misbehaviour.Hang);
        var abandoned = Vendor.Abandoned;
        using var leaving = new CancellationTokenSource();
        var sending = Client.GetAsync(Query, leaving.Token);
        await Vendor.WaitForRequestsAsync(1);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await Vendor.WaitForAbandonedAsync(abandoned + 1);
        Assert.Single(Vendor.Received);
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
