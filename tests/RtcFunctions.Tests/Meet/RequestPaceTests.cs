using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet;

public sealed class RequestPaceTests(MeetApp app) : MeetTests(app), IClassFixture<MeetApp>
{
    [Fact]
    public async Task Thirty_calls_at_once_keep_to_the_limit_in_any_second_and_those_who_waited_five_are_told_so()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => GetAsync("/api/meet/videos/1")));

        var served = responses.Where(response => response.StatusCode == HttpStatusCode.NotFound).ToArray();
        var refused = responses.Where(response => response.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.Equal(30, served.Length + refused.Length);
        Assert.InRange(served.Length, 16, 20);
        Assert.All(refused, response => Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        Assert.All(refused, response => Assert.Null(Speaker(response)));
        Assert.Equal("rate_limited", (await JsonAsync(refused[0])).GetProperty("code").GetString());
        Assert.Equal((0, served.Length), (Gcore.Streaming.RateViolations, Received.Count));
    }

    [Fact]
    public async Task Calls_to_rooms_do_not_wait()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => GetAsync("/api/meet/rooms/a/numberPeers")));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode));
        Assert.InRange((Received.Max(request => request.At) - Received.Min(request => request.At)).TotalSeconds, 0, 4);
    }

    [Fact]
    public async Task An_attempt_that_is_made_again_counts_as_well()
    {
        Gcore.Streaming.Misbehave(Misbehaviour.Status(503), times: 4);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => GetAsync("/api/meet/videos/1")));

        Assert.Equal((0, 10), (Gcore.Streaming.RateViolations, Received.Count));
    }
}
