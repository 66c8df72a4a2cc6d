using System.Net;
using System.Text.Json;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet;

public sealed class RecordingsTests(MeetApp app) : MeetTests(app), IClassFixture<MeetApp>
{
    [Fact]
    public async Task A_rooms_recordings_are_told_with_where_to_play_and_download_them()
    {
        var id = Gcore.Streaming.AddVideo("Recording serv1told 2030-01-01");

        using var response = await GetAsync("/api/meet/recordings?room_id=serv1told");

        var recording = Assert.Single((await JsonAsync(response)).GetProperty("recordings").EnumerateArray());
        Assert.Equal((HttpStatusCode.OK, null), (response.StatusCode, Speaker(response)));
        Assert.Equal(["videoId", "name", "hlsUrl", "mp4Url"], recording.EnumerateObject().Select(field => field.Name));
        Assert.Equal(FormattableString.Invariant($"{id}"), recording.GetProperty("videoId").GetString());
        Assert.Equal("Recording serv1told 2030-01-01", recording.GetProperty("name").GetString());
        Assert.Equal($"https://id10835.gcdn.co/videos/10835_UaX2pjxen2gu{id}/master.m3u8", recording.GetProperty("hlsUrl").GetString());
        Assert.Equal(
            $"https://s-ed1.cloud.gcore.lu/9208-mediaplatform10835/videos/UaX2pjxen2gu{id}.mp4",
            recording.GetProperty("mp4Url").GetString());
        Assert.Equal(
            ["GET /streaming/videos/search?q=serv1told", FormattableString.Invariant($"GET /streaming/videos/{id}")],
            Received.Select(request => request.ToString()));
    }

    [Fact]
    public async Task Only_names_that_hold_exactly_the_rooms_id_count()
    {
        Gcore.Streaming.AddVideo("Recording serv1exact2");
        Gcore.Streaming.AddVideo("Recording xserv1exact");
        Gcore.Streaming.AddVideo("Recording serv1exact-b");
        Gcore.Streaming.AddVideo("Recording SERV1EXACT");
        Gcore.Streaming.AddVideo("serv1exact");
        Gcore.Streaming.AddVideo("serv1exact2 and (serv1exact)");

        var (names, _) = await ListAsync("room_id=serv1exact");

        Assert.Equal(["serv1exact", "serv1exact2 and (serv1exact)"], names);
    }

    [Fact]
    public async Task Where_a_part_is_missing_there_is_no_mp4()
    {
        Gcore.Streaming.AddVideo("serv1nomp4", hasOrigin: false);

        using var response = await GetAsync("/api/meet/recordings?room_id=serv1nomp4");

        var recording = Assert.Single((await JsonAsync(response)).GetProperty("recordings").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, recording.GetProperty("mp4Url").ValueKind);
    }

    [Fact]
    public async Task A_video_without_metadata_is_left_out()
    {
        Gcore.Streaming.AddVideo("serv1gone a", hasMetadata: false);
        Gcore.Streaming.AddVideo("serv1gone b");

        var (names, _) = await ListAsync("room_id=serv1gone");

        Assert.Equal(["serv1gone b"], names);
    }

    [Fact]
    public async Task A_room_without_recordings_has_an_empty_list()
    {
        var (names, next) = await ListAsync("room_id=serv1none");

        Assert.Empty(names);
        Assert.Null(next);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        for (var i = 0; i < 5; i++)
        {
            Gcore.Streaming.AddVideo(FormattableString.Invariant($"serv1pages {i}"), hasMetadata: i != 1);
        }

        var (first, next) = await ListAsync("room_id=serv1pages&limit=2");
        var (second, afterSecond) = await ListAsync($"room_id=serv1pages&limit=2&after={next}");
        var (third, end) = await ListAsync($"room_id=serv1pages&limit=2&after={afterSecond}");

        Assert.Equal(["serv1pages 0"], first);
        Assert.Equal(["serv1pages 2", "serv1pages 3"], second);
        Assert.Equal(["serv1pages 4"], third);
        Assert.Null(end);
    }

    [Fact]
    public async Task Sixteen_are_read_in_one_call_although_that_takes_more_than_four_seconds()
    {
        for (var i = 0; i < 17; i++)
        {
            Gcore.Streaming.AddVideo(FormattableString.Invariant($"serv1many {i}"));
        }

        var (names, next) = await ListAsync("room_id=serv1many");

        Assert.Equal(16, names.Count);
        Assert.NotNull(next);
        Assert.Equal(0, Gcore.Streaming.RateViolations);
    }

    [Fact]
    public async Task The_callers_wait_in_turn_with_the_reads_of_a_list()
    {
        for (var i = 0; i < 16; i++)
        {
            Gcore.Streaming.AddVideo(FormattableString.Invariant($"serv1turn {i}"));
        }

        var lists = Enumerable.Range(0, 3).Select(_ => ListAsync("room_id=serv1turn")).ToArray();
        await Gcore.Streaming.WaitForRequestsAsync(4);
        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync("/api/meet/videos/1")));

        Assert.All(others, other => Assert.Equal(HttpStatusCode.NotFound, other.StatusCode));
        Assert.All(await Task.WhenAll(lists), list => Assert.Equal(16, list.Names.Count));
        Assert.Equal(0, Gcore.Streaming.RateViolations);
    }

    [Theory]
    [InlineData("", "room_id")]
    [InlineData("room_id=", "room_id")]
    [InlineData("room_id=a.b", "room_id")]
    [InlineData("room_id=a&limit=0", "limit")]
    [InlineData("room_id=a&limit=17", "limit")]
    [InlineData("room_id=a&limit=1.0", "limit")]
    [InlineData("room_id=a&limit=", "limit")]
    [InlineData("room_id=a&after=", "after")]
    [InlineData("room_id=a&after=..%2F", "after")]
    [InlineData("room_id=a&offset=2", "offset")]
    [InlineData("room_id=a&room_id=b", "room_id")]
    public async Task A_wrong_parameter_is_named_and_nothing_is_sent(string query, string field)
    {
        Assert.Equal((400, "invalid_request", field), await ProblemAsync(GetAsync($"/api/meet/recordings?{query}")));
        Assert.Empty(Received);
    }

    [Fact]
    public async Task A_search_that_fails_is_handed_back_as_the_vendor_answered()
    {
        Gcore.Streaming.Answer(500, "application/json", """{"error":"broken"}""");

        using var response = await GetAsync("/api/meet/recordings?room_id=a");

        Assert.Equal((HttpStatusCode.InternalServerError, "meet"), (response.StatusCode, Speaker(response)));
        Assert.Equal("""{"error":"broken"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_read_that_fails_is_handed_back_as_the_vendor_answered()
    {
        Gcore.Streaming.AddVideo("serv1fails");
        Gcore.Streaming.Answer(200, "application/json", """[{"id":1,"name":"serv1fails"}]""");
        Gcore.Streaming.Answer(429, "application/json", """{"error":"slow down"}""", ("Retry-After", "7"));

        using var response = await GetAsync("/api/meet/recordings?room_id=serv1fails");

        Assert.Equal((HttpStatusCode.TooManyRequests, "meet"), (response.StatusCode, Speaker(response)));
        Assert.Equal("7", response.Headers.GetValues("Retry-After").Single());
        Assert.Equal("""{"error":"slow down"}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"data":[{"id":"a-1","name":"r"}]}""")]
    [InlineData("""{"results":[{"id":"a-1","name":"r"},{"id":"a-1","name":"r"},{"id":2,"name":null}]}""")]
    public async Task The_search_may_answer_with_an_object_around_the_list(string answer)
    {
        Gcore.Streaming.Answer(200, "application/json", answer);
        Gcore.Streaming.Answer(200, "application/json", "{}");

        using var response = await GetAsync("/api/meet/recordings?room_id=r");

        Assert.Equal(
            """{"recordings":[{"videoId":"a-1","name":"r","hlsUrl":null,"mp4Url":null}],"next":null}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\"r\"")]
    [InlineData("[1]")]
    [InlineData("""[{"name":"r"}]""")]
    [InlineData("""[{"id":"../../secrets","name":"r"}]""")]
    [InlineData("""{"data":{"id":1,"name":"r"}}""")]
    [InlineData("[")]
    public async Task A_search_that_brings_no_list_is_an_invalid_response(string answer)
    {
        Gcore.Streaming.Answer(200, "application/json", answer);

        Assert.Equal((502, "vendor_invalid_response", ""), await ProblemAsync(GetAsync("/api/meet/recordings?room_id=r")));
    }

    [Fact]
    public async Task A_read_that_brings_no_object_is_an_invalid_response()
    {
        Gcore.Streaming.Answer(200, "application/json", """[{"id":1,"name":"r"}]""");
        Gcore.Streaming.Answer(200, "text/html", "<p>Welcome</p>");

        Assert.Equal((502, "vendor_invalid_response", ""), await ProblemAsync(GetAsync("/api/meet/recordings?room_id=r")));
    }

    [Fact]
    public async Task A_dry_run_shows_the_search()
    {
        using var response = await GetAsync("/api/meet/recordings?room_id=serv1dry", ("rtc-dry-run", "true"));

        var shown = await JsonAsync(response);
        Assert.Equal(
            Gcore.Streaming.Endpoint.OriginalString.TrimEnd('/') + "/streaming/videos/search?q=serv1dry",
            shown.GetProperty("url").GetString());
        Assert.Empty(Received);
    }

    private async Task<(IReadOnlyList<string?> Names, string? Next)> ListAsync(string query)
    {
        using var response = await GetAsync($"/api/meet/recordings?{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await JsonAsync(response);
        return (
            [.. page.GetProperty("recordings").EnumerateArray().Select(recording => recording.GetProperty("name").GetString())],
            page.GetProperty("next").GetString());
    }
}
