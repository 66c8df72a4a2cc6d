using System.Diagnostics;
using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay;

public sealed class RetryTests(ImpatientZegoApp app) : RelayTests(app), IClassFixture<ImpatientZegoApp>
{
    public static TheoryData<string> Faults => ["502", "503", "504", "hang", "reset", "close", "line", "headers", "cut", "chunk"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_get_that_changes_nothing_is_sent_again(string fault)
    {
        Vendor.Misbehave(Fault(fault), times: 2);

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, Vendor.Received.Count);
        Assert.All(Vendor.Received, request => Assert.Null(request.Rejection));
    }

    [Theory]
    [InlineData("503", 503, null)]
    [InlineData("hang", 504, "vendor_timeout")]
    [InlineData("reset", 502, "vendor_unreachable")]
    [InlineData("close", 502, "vendor_unreachable")]
    [InlineData("line", 502, "vendor_invalid_response")]
    [InlineData("headers", 502, "vendor_invalid_response")]
    [InlineData("cut", 502, "vendor_invalid_response")]
    [InlineData("chunk", 502, "vendor_invalid_response")]
    public async Task After_three_attempts_the_last_failure_is_told(string fault, int status, string? code)
    {
        Vendor.Misbehave(Fault(fault), times: 3);

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code is null, response.Headers.Contains("rtc-vendor"));
        Assert.Contains(code ?? "message", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3, Vendor.Received.Count);
    }

    [Fact]
    public async Task An_answer_dropped_while_it_pauses_takes_nothing_from_those_that_follow()
    {
        Vendor.Answer(503, "text/plain", "first half, second half");
        Vendor.Misbehave(Misbehaviour.SlowBody(TimeSpan.FromMilliseconds(500)));
        using var dropped = await SendAsync(HttpMethod.Get, Query);
        Vendor.Forget();
        var statuses = new List<HttpStatusCode>();

        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1);)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(HttpMethod.Post, Change)));
            statuses.AddRange(answers.Select(answer => answer.StatusCode));
        }

        Assert.Equal(HttpStatusCode.OK, dropped.StatusCode);
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_short_retry_after_is_honoured(int seconds)
    {
        Vendor.Misbehave(Misbehaviour.RetryAfter(503, $"{seconds}"));

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(Vendor.Received[1].At - Vendor.Received[0].At >= TimeSpan.FromSeconds(seconds - 0.05));
    }

    [Theory]
    [InlineData("6")]
    [InlineData("99999999999999999999")]
    [InlineData("Fri, 31 Dec 2100 23:59:59 GMT")]
    public async Task With_a_longer_retry_after_the_answer_is_handed_back_at_once(string retryAfter)
    {
        Vendor.Misbehave(Misbehaviour.RetryAfter(503, retryAfter));

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(retryAfter, response.Headers.NonValidated["Retry-After"].ToString());
        Assert.Single(Vendor.Received);
    }

    [Theory]
    [InlineData("Fri, 31 Dec 1999 23:59:59 GMT")]
    [InlineData("soon")]
    [InlineData("-5")]
    public async Task A_retry_after_that_says_nothing_leaves_it_to_us(string retryAfter)
    {
        Vendor.Misbehave(Misbehaviour.RetryAfter(503, retryAfter));

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, Vendor.Received.Count);
    }

    [Fact]
    public async Task A_429_is_handed_back()
    {
        Vendor.Misbehave(Misbehaviour.RetryAfter(429, "1"));

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("zego", response.Headers.GetValues("rtc-vendor").Single());
        Assert.Single(Vendor.Received);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_is_not_http_is_told_as_such(bool endless)
    {
        Vendor.Misbehave(endless ? Misbehaviour.EndlessHeaders : Misbehaviour.NotHttp);

        var problem = await ProblemAsync(SendAsync(HttpMethod.Post, Change));

        Assert.Equal((502, "vendor_invalid_response"), problem);
        Assert.Single(Vendor.Received);
    }

    private static Misbehaviour Fault(string name) => FaultByName.Get(name);
}

public sealed class OnceTests(ImpatientZegoApp app) : RelayTests(app), IClassFixture<ImpatientZegoApp>
{
    [Theory]
    [InlineData("POST", "503", 503)]
    [InlineData("POST", "hang", 504)]
    [InlineData("POST", "reset", 502)]
    [InlineData("POST", "close", 502)]
    [InlineData("POST", "cut", 502)]
    [InlineData("GET", "503", 503)]
    [InlineData("GET", "hang", 504)]
    [InlineData("GET", "reset", 502)]
    [InlineData("GET", "close", 502)]
    public async Task What_changes_something_is_never_sent_twice(string method, string fault, int status)
    {
        // A pooled connection is what tempts the handler to send again by itself.
        using var warm = await SendAsync(HttpMethod.Get, Query);
        Vendor.Forget();
        Vendor.Misbehave(FaultByName.Get(fault));

        using var response = await SendAsync(HttpMethod.Parse(method), Change);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Single(Vendor.Received);
    }

    [Fact]
    public async Task A_post_with_a_body_on_a_connection_that_closes_is_never_sent_twice()
    {
        using var warm = await SendAsync(HttpMethod.Post, Change, new StringContent("{}"));
        Vendor.Forget();
        Vendor.Misbehave(Misbehaviour.CloseIdle);

        var problem = await ProblemAsync(SendAsync(HttpMethod.Post, Change, new StringContent("{}")));

        Assert.Equal((502, "vendor_unreachable"), problem);
        Assert.Single(Vendor.Received);
    }
}

internal static class FaultByName
{
    public static Misbehaviour Get(string name) => name switch
    {
        "hang" => Misbehaviour.Hang,
        "reset" => Misbehaviour.ResetBeforeAnswer,
        "close" => Misbehaviour.CloseIdle,
        "line" => Misbehaviour.CutStatusLine,
        "headers" => Misbehaviour.CutHeaders,
        "cut" => Misbehaviour.ResetMidBody,
        "chunk" => Misbehaviour.TruncatedChunk,
        _ => Misbehaviour.Status(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
