using System.Net;
using System.Text.Json;

namespace RtcFunctions.Tests.Meet;

public sealed class StatisticsTests(MeetApp app) : MeetTests(app), IClassFixture<MeetApp>
{
    private const string Period = "from=2030-01-01T00:00:00Z&to=2030-01-02T00:00:00Z";

    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("summary", "/streaming/statistics/peers/summary")]
    [InlineData("peers", "/streaming/statistics/peers/")]
    public async Task Statistics_are_the_vendors_for_the_period_as_the_caller_wrote_it(string ours, string theirs)
    {
        const string query = "room_id=serv2test&from=2030-01-01T02%3A00%3A00.0%2B02%3A00&to=2030-01-01T23%3A59%3A59.99Z&lang=a%20b";
        Gcore.Streaming.AddSession("serv2test", "ada", Noon, Noon.AddHours(1));

        using var response = await GetAsync($"/api/meet/statistics/{ours}?{query}");

        Assert.Equal((HttpStatusCode.OK, "meet"), (response.StatusCode, Speaker(response)));
        Assert.NotEqual(JsonValueKind.Undefined, (await JsonAsync(response)).GetProperty("data").ValueKind);
        Assert.Equal($"GET {theirs}?{query}", Assert.Single(Received).ToString());
    }

    [Theory]
    [InlineData("2030-01-01t00:00:00z")]
    [InlineData("2030-01-01T00:00:00.123456789Z")]
    [InlineData("2030-01-01T00:00:00.12345678901%2B02:00")]
    [InlineData("2030-01-01T00:00:00-00:00")]
    public async Task Every_way_to_write_an_RFC_3339_time_is_taken(string from)
    {
        using var response = await GetAsync($"/api/meet/statistics/peers?room_id=a&from={from}&to=2031-01-01T00:00:00Z");

        Assert.Equal("meet", Speaker(response));
        Assert.Single(Received);
    }

    [Theory]
    [InlineData("", "from room_id to")]
    [InlineData($"{Period}", "room_id")]
    [InlineData($"room_id=&{Period}", "room_id")]
    [InlineData($"room_id=a.b&{Period}", "room_id")]
    [InlineData($"room_id=a&room_id=b&{Period}", "room_id")]
    [InlineData("room_id=a&from=2030-01-01T00:00:00Z", "to")]
    [InlineData("room_id=a&from=yesterday&to=2030-01-01T00:00:00Z", "from")]
    [InlineData("room_id=a&from=2030-01-01&to=2030-01-02T00:00:00Z", "from")]
    [InlineData("room_id=a&from=2030-01-01T00:00:00&to=2030-01-02T00:00:00Z", "from")]
    [InlineData("room_id=a&from=2030-01-01T00:00:00Z&to=2030-02-30T00:00:00Z", "to")]
    [InlineData("room_id=a&from=2030-01-01T00:00:00+01:00&to=2030-02-01T00:00:00Z", "from")]
    [InlineData("room_id=a&from=2030-01-02T00:00:00Z&to=2030-01-01T00:00:00Z", "from")]
    [InlineData("room_id=a&from=2030-01-01T00:00:00Z&to=2030-01-01T00:00:00Z", "from")]
    [InlineData("room_id=a&from=2030-01-01T02:00:00%2B02:00&to=2030-01-01T00:00:00Z", "from")]
    [InlineData($"room_id=a&{Period}&to=2031-01-01T00:00:00Z", "to")]
    public async Task A_period_that_is_none_is_not_sent(string query, string fields)
    {
        Assert.Equal((400, "invalid_request", fields), await ProblemAsync(GetAsync($"/api/meet/statistics/summary?{query}")));
        Assert.Equal((400, "invalid_request", fields), await ProblemAsync(GetAsync($"/api/meet/statistics/peers?{query}")));
        Assert.Empty(Received);
    }

    [Fact]
    public async Task A_room_without_statistics_is_the_vendors_404()
    {
        using var response = await GetAsync($"/api/meet/statistics/summary?room_id=nobody&{Period}");

        Assert.Equal((HttpStatusCode.NotFound, "meet"), (response.StatusCode, Speaker(response)));
    }

    [Fact]
    public async Task A_video_is_handed_back_as_the_vendor_tells_it()
    {
        var id = Gcore.Streaming.AddVideo("any");

        using var response = await GetAsync($"/api/meet/videos/{id}");

        Assert.Equal((HttpStatusCode.OK, "meet"), (response.StatusCode, Speaker(response)));
        Assert.StartsWith("https://", (await JsonAsync(response)).GetProperty("hls_url").GetString(), StringComparison.Ordinal);
        Assert.Equal($"GET /streaming/videos/{id}", Assert.Single(Received).ToString());
    }

    [Theory]
    [InlineData("a%2Fb")]
    [InlineData("1.2")]
    [InlineData("%C3%BC")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_malformed_video_id_is_refused(string videoId)
    {
        Assert.Equal((400, "invalid_request", "videoId"), await ProblemAsync(GetAsync($"/api/meet/videos/{videoId}")));
        Assert.Empty(Received);
    }
}
