using System.Diagnostics;
using System.Net;
using System.Text;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class MisbehaviourTests() : SimulatorTests<CorezoidSimulator>(new CorezoidSimulator("12345", "secret"))
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public static TheoryData<string> BreakingOff => new(
        nameof(Misbehaviour.ResetBeforeAnswer),
        nameof(Misbehaviour.CloseIdle),
        nameof(Misbehaviour.ResetMidBody),
        nameof(Misbehaviour.TruncatedChunk),
        nameof(Misbehaviour.CutStatusLine),
        nameof(Misbehaviour.CutHeaders),
        nameof(Misbehaviour.NotHttp),
        nameof(Misbehaviour.EndlessHeaders));

    [Theory]
    [MemberData(nameof(BreakingOff))]
    public async Task An_answer_that_breaks_off_is_an_error_for_the_caller(string kind)
    {
        Vendor.Misbehave((Misbehaviour)typeof(Misbehaviour).GetProperty(kind)!.GetValue(null)!);

        await Assert.ThrowsAsync<HttpRequestException>(PostAsync);

        Assert.Single(Vendor.Received);
    }

    [Fact]
    public async Task A_misbehaviour_lasts_as_often_as_asked()
    {
        Vendor.Misbehave(Misbehaviour.Status(503), times: 2);
        Vendor.Misbehave(Misbehaviour.RetryAfter(429, "7"));

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await PostAsync();
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(
            [
                HttpStatusCode.ServiceUnavailable,
                HttpStatusCode.ServiceUnavailable,
                HttpStatusCode.TooManyRequests,
                HttpStatusCode.Unauthorized,
            ],
            statuses);
    }

    [Fact]
    public async Task A_caller_who_gives_up_a_hanging_call_is_noticed()
    {
        Vendor.Misbehave(Misbehaviour.Hang);
        using var giveUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Get, Vendor.Endpoint);
        using var client = new HttpClient();
        var call = client.SendAsync(request, giveUp.Token);
        await Vendor.WaitForRequestsAsync(1);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Vendor.WaitForAbandonedAsync(1);
    }

    [Fact]
    public async Task A_slow_answer_comes_late()
    {
        var whole = await LengthOfAnswerAsync();
        Vendor.Misbehave(Misbehaviour.Slow(Pause));
        Vendor.Misbehave(Misbehaviour.SlowBody(Pause));
        Vendor.Misbehave(Misbehaviour.Drip(whole / 2, Pause));

        for (var i = 0; i < 3; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var length = await LengthOfAnswerAsync();

            Assert.Equal(whole, length);
            // A timer may fire a tick early.
            Assert.InRange(Stopwatch.GetElapsedTime(started), Pause * 0.9, TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task A_huge_answer_has_the_size_asked_for()
    {
        Vendor.Misbehave(Misbehaviour.Huge(5_000_000, "text/plain"));

        using var answer = await PostAsync();

        Assert.Equal(5_000_000, (await answer.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_wrong_length_cuts_the_body_short()
    {
        var whole = await LengthOfAnswerAsync();
        Vendor.Misbehave(Misbehaviour.WrongContentLength);

        var length = await LengthOfAnswerAsync();

        Assert.Equal(whole / 2, length);
    }

    [Fact]
    public async Task A_redirect_names_its_target()
    {
        Vendor.Misbehave(Misbehaviour.Redirect("http://example.com/"));

        using var answer = await PostAsync();

        Assert.Equal("http://example.com/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_clock_of_the_vendor_shows_in_its_Date()
    {
        Vendor.ClockOffset = TimeSpan.FromHours(-3);

        using var answer = await PostAsync();

        var off = TimeProvider.System.GetUtcNow() - answer.Headers.Date!.Value;
        Assert.InRange(off, TimeSpan.FromMinutes(179), TimeSpan.FromMinutes(181));
    }

    [Fact]
    public async Task A_scripted_answer_waits_for_a_request_with_the_right_credentials()
    {
        Vendor.Answer(201, "text/plain", "scripted", ("X-Kind", "script"));

        using var answer = await PostAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_thousand_requests_at_once_are_all_answered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => PostAsync()));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal(1000, Vendor.Received.Count);
    }

    [Theory]
    [InlineData("misbehave", """{"kind":"status","status":502}""", HttpStatusCode.OK)]
    [InlineData("misbehave", """{"kind":"nonsense"}""", HttpStatusCode.BadRequest)]
    [InlineData("clock", """{"offsetSeconds":900}""", HttpStatusCode.OK)]
    [InlineData("rotate", """{"ApiSecret":"another"}""", HttpStatusCode.OK)]
    [InlineData("rotate", """{"Password":"another"}""", HttpStatusCode.BadRequest)]
    [InlineData("rotate", """{"ApiSecret":7}""", HttpStatusCode.BadRequest)]
    [InlineData("dance", "{}", HttpStatusCode.BadRequest)]
    public async Task A_person_at_a_terminal_can_ask_for_all_of_this(string what, string order, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, VendorClient.At(Vendor, $"/sandbox/{what}"))
        {
            Content = new StringContent(order, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };

        using var answer = await VendorClient.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(Vendor.Received);
    }

    private async Task<HttpResponseMessage> PostAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Vendor.Endpoint) { Content = new StringContent("{}") };
        return await VendorClient.SendAsync(request);
    }

    private async Task<int> LengthOfAnswerAsync()
    {
        using var answer = await PostAsync();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }
}
