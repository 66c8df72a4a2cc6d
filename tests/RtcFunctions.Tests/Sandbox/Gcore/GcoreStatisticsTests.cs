using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>The Streaming Platform's figures of those who were truly there.</summary>
public sealed class GcoreStatisticsTests : GcoreTests
{
    [Fact]
    public async Task Who_has_left_is_known_to_half_a_minute_half_a_minute_later()
    {
        Visit("ada");

        using var early = await AskAsync("summary");
        Gcore.Streaming.ClockOffset = TimeSpan.FromSeconds(30);
        var sessions = (await DataAsync("")).AsArray();

        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        var session = Assert.Single(sessions)!;
        var (joined, left) = ((long)session["join_time"]!, (long)session["leave_time"]!);
        Assert.Equal((0, 0, "ada"), (joined % 30, left % 30, (string)session["person_id"]!));
        Assert.InRange(left - joined, 30, 60);
        Assert.Equal(left - joined, (long)session["duration"]!);
    }

    [Fact]
    public async Task At_once_and_to_the_second_where_a_test_wants_it()
    {
        Gcore.Streaming.StatisticsInterval = TimeSpan.Zero;
        Visit("ada");
        Visit("ada");
        Visit("grace");

        var sessions = (await DataAsync("")).AsArray();
        var summary = await DataAsync("summary");

        Assert.Equal(["ada", "ada", "grace"], sessions.Select(session => (string)session!["person_id"]!).Order(StringComparer.Ordinal));
        Assert.Equal(2, (int)summary["participants"]!);
        Assert.Equal((long)summary["end_time"]! - (long)summary["start_time"]!, (long)summary["duration"]!);
    }

    [Fact]
    public async Task Who_is_still_there_is_not_known()
    {
        Gcore.Streaming.StatisticsInterval = TimeSpan.Zero;
        Gcore.ServerOf(Room).AddPeer(Room, "ada");

        using var answer = await AskAsync("summary");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private void Visit(string peerId) => Gcore.ServerOf(Room).AddPeer(Room, peerId).Leave();

    private async Task<JsonNode> DataAsync(string what)
    {
        using var answer = await AskAsync(what);
        return (await answer.JsonAsync())!["data"]!;
    }

    private async Task<HttpResponseMessage> AskAsync(string what)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (from, to) = (Write(now.AddHours(-1)), Write(now.AddHours(1)));
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            VendorClient.At(Gcore.Streaming, $"/streaming/statistics/peers/{what}?room_id={Room}&from={from}&to={to}"));
        return await VendorClient.SendAsync(request, ApiToken);
    }

    private static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
