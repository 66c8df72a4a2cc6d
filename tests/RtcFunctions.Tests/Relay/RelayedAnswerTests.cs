using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay;

public sealed class RelayedAnswerTests(ImpatientZegoApp app) : RelayTests(app), IClassFixture<ImpatientZegoApp>
{
    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(418)]
    [InlineData(429)]
    public async Task Status_type_and_bytes_come_back_unchanged(int status)
    {
        Vendor.Answer(status, "application/vnd.zego+json; charset=gbk", "{ \"Code\" : 7 }\n");

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/vnd.zego+json; charset=gbk", response.Content.Headers.GetValues("Content-Type").Single());
        Assert.Equal("{ \"Code\" : 7 }\n"u8.ToArray(), await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("zego", response.Headers.GetValues("rtc-vendor").Single());
    }

    [Fact]
    public async Task An_answer_without_a_body_comes_back_without_one()
    {
        Vendor.Answer(204, null, "");

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_the_contracts_response_headers_pass()
    {
        Vendor.Answer(
            200, "application/json", "{}",
            ("Content-Language", "de"), ("Retry-After", "7"), ("X-Request-ID", "r1"), ("X-Resource-ID", "r2"), ("X-RateLimit-Left", "3"),
            ("Set-Cookie", "a=b"), ("Server", "vendor"), ("Access-Control-Allow-Origin", "*"), ("X-Powered-By", "x"),
            ("rtc-vendor", "forged"), ("Cache-Control", "public, max-age=60"), ("ETag", "\"1\""), ("Location", "https://elsewhere.example"));

        using var response = await SendAsync(HttpMethod.Get, Query);

        var passed = response.Headers.Concat(response.Content.Headers).Select(header => header.Key.ToLowerInvariant());
        Assert.Equal(
            "cache-control content-language content-length content-type date retry-after rtc-vendor x-content-type-options x-ratelimit-left x-request-id x-resource-id",
            string.Join(' ', passed.Order(StringComparer.Ordinal)));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("zego", response.Headers.GetValues("rtc-vendor").Single());
    }

    [Fact]
    public async Task A_large_answer_is_streamed()
    {
        const int Length = 20_000_000;
        Vendor.Misbehave(Misbehaviour.Huge(Length));

        using var response = await Client.GetAsync(Query, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();

        Assert.Equal(Length, await CountAsync(stream));
    }

    [Fact]
    public async Task A_caller_may_take_longer_than_a_vendor()
    {
        const int Length = 20_000_000;
        Vendor.Misbehave(Misbehaviour.Huge(Length));

        using var response = await Client.GetAsync(Query, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        await Task.Delay(ImpatientZegoApp.Timeout * 1.5);

        Assert.Equal(Length, await CountAsync(stream));
    }

    [Fact]
    public async Task What_has_come_is_passed_on_while_the_vendor_pauses()
    {
        Vendor.Answer(200, "text/plain", "first half and second half");
        Vendor.Misbehave(Misbehaviour.SlowBody(TimeSpan.FromMilliseconds(800)));

        using var response = await Client.GetAsync(Query, HttpCompletionOption.ResponseHeadersRead);
        using var body = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = new char[64];
        var count = await body.ReadAsync(first);

        Assert.Equal("first half an", new string(first, 0, count));
        Assert.Equal("d second half", await body.ReadToEndAsync());
    }

    [Fact]
    public async Task What_drips_is_passed_on_before_its_end()
    {
        Vendor.Answer(200, "text/plain", new string('x', 30));
        Vendor.Misbehave(Misbehaviour.Drip(1, TimeSpan.FromMilliseconds(100)));

        using var response = await Client.GetAsync(Query, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        Assert.InRange(await body.ReadAsync(new byte[64]), 1, 29);
        Assert.InRange(await CountAsync(body), 1, 29);
    }

    [Fact]
    public async Task A_body_that_drips_outlives_the_timeout_as_long_as_it_goes_on()
    {
        Vendor.Answer(200, "text/plain", new string('x', 12));
        Vendor.Misbehave(Misbehaviour.Drip(1, TimeSpan.FromMilliseconds(300)));

        using var response = await Client.GetAsync(Query);

        Assert.Equal(new string('x', 12), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_that_stops_in_the_middle_is_never_taken_for_a_whole_one()
    {
        Vendor.Answer(200, "text/plain", new string('x', 100));
        Vendor.Misbehave(Misbehaviour.SlowBody(TimeSpan.FromSeconds(20)));

        using var response = await Client.GetAsync(Query, HttpCompletionOption.ResponseHeadersRead);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        Vendor.Misbehave(Misbehaviour.Redirect(Vendor.Endpoint + "elsewhere", status));

        var problem = await ProblemAsync(SendAsync(HttpMethod.Get, Query));

        Assert.Equal((502, "vendor_invalid_response"), problem);
        Assert.Single(Vendor.Received);
    }

    [Theory]
    [InlineData("000 Nothing")]
    [InlineData("101 Switching Protocols")]
    [InlineData("600 More")]
    [InlineData("999 All")]
    public async Task A_status_that_ends_no_exchange_is_not_handed_on(string status)
    {
        Vendor.Misbehave(Misbehaviour.Lines("HTTP/1.1 " + status, "Content-Type: application/json", "", "{}"));

        var problem = await ProblemAsync(SendAsync(HttpMethod.Get, Query));

        Assert.Equal((502, "vendor_invalid_response"), problem);
        Assert.Single(Vendor.Received);
    }

    private static async Task<long> CountAsync(Stream stream)
    {
        var buffer = new byte[64 * 1024];
        long count = 0;
        while (await stream.ReadAsync(buffer) is var read and > 0)
        {
            count += read;
        }

        return count;
    }
}
