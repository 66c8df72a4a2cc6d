using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Corezoid;

public sealed class CorezoidRelayTests : IClassFixture<CorezoidApp>
{
    private readonly CorezoidApp _app;

    public CorezoidRelayTests(CorezoidApp app)
    {
        _app = app;
        _app.Reset();
        _app.Vendor.RefusesInBody = false;
        _app.Vendor.AnswersOutOfOrder = false;
    }

    [Theory]
    [InlineData("""{"ops":[{"id":"1","type":"create"},{"id":"2","type":"create"}]}""", "0")]
    [InlineData("""{"ops":[{"id":"1","type":"create"},{"id":"2"},{}]}""", "2")]
    [InlineData("""{"ops":[{"id":"1","type":"create"},{"type":"create","ref":"fails"}]}""", "1")]
    public async Task Failed_operations_are_counted_in_whatever_order_they_come(string body, string failed)
    {
        _app.Vendor.FailOperation("fails", "obj_id_not_found");
        _app.Vendor.AnswersOutOfOrder = true;

        var response = await _app.PostAsync(body);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(failed, response.Header("rtc-failed-ops"));
    }

    [Fact]
    public async Task A_request_that_failed_as_a_whole_counts_as_one()
    {
        _app.Vendor.Answer(200, "application/json", """{"request_proc":"fail","description":"too many ops"}""");

        var response = await _app.PostAsync(CorezoidApp.Operations);

        Assert.Equal("1", response.Header("rtc-failed-ops"));
    }

    [Theory]
    [InlineData(500, "application/json", """{"request_proc":"ok","ops":[{"proc":"error"}]}""", "1")]
    [InlineData(200, "text/html", "<p>maintenance</p>", null)]
    [InlineData(200, "application/json", """{"request_proc":"ok""", null)]
    public async Task Only_a_json_answer_is_counted_and_every_answer_passes_unchanged(int status, string type, string body, string? failed)
    {
        _app.Vendor.Answer(status, type, body);

        var response = await _app.PostAsync(CorezoidApp.Operations);

        Assert.Equal((status, body), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Equal(failed, response.Header("rtc-failed-ops"));
    }

    [Fact]
    public async Task A_json_answer_of_more_than_a_megabyte_is_streamed_unread()
    {
        var body = $$"""{"request_proc":"ok","ops":[{"proc":"error","data":"{{new string('x', 1024 * 1024)}}"}]}""";
        _app.Vendor.Answer(200, "application/json", body);

        var response = await _app.PostAsync(CorezoidApp.Operations);

        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Null(response.Header("rtc-failed-ops"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signature_refused_for_its_time_is_made_anew_by_the_vendors_clock(bool inBody)
    {
        _app.Vendor.RefusesInBody = inBody;
        _app.Vendor.ClockOffset = TimeSpan.FromMinutes(20);

        var response = await _app.PostAsync(CorezoidApp.Operations);

        Assert.Equal("0", response.Header("rtc-failed-ops"));
        Assert.Equal(["the timestamp is out of the window", CorezoidApp.Taken], _app.Verdicts);
    }

    [Fact]
    public async Task A_403_is_a_refused_signature_too()
    {
        _app.Vendor.ClockOffset = TimeSpan.FromMinutes(2);
        _app.Vendor.Answer(403, "text/plain", "forbidden");

        var response = await _app.PostAsync(CorezoidApp.Operations);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(2, _app.Vendor.Received.Count);
    }

    [Fact]
    public async Task A_refused_signature_is_handed_back_where_nothing_has_changed()
    {
        _app.Vendor.Answer(401, "application/json", """{"request_proc":"fail"}""");

        var response = await _app.PostAsync(CorezoidApp.Operations);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("corezoid", response.Header("rtc-vendor"));
        Assert.Single(_app.Vendor.Received);
    }

    [Fact]
    public async Task A_failed_operation_is_not_sent_again_as_if_its_signature_were_refused()
    {
        _app.Vendor.ClockOffset = TimeSpan.FromMinutes(2);
        _app.Vendor.Answer(200, "application/json", """{"request_proc":"fail","ops":[{"proc":"error"}]}""");

        var response = await _app.PostAsync(CorezoidApp.Operations);

        Assert.Equal("1", response.Header("rtc-failed-ops"));
        Assert.Single(_app.Vendor.Received);
    }

    [Fact]
    public async Task A_429_is_handed_back_and_not_sent_again()
    {
        _app.Vendor.Misbehave(Misbehaviour.RetryAfter(429, "1"));

        var response = await _app.PostAsync(CorezoidApp.Operations);

        Assert.Equal((429, "1"), ((int)response.StatusCode, response.Headers.RetryAfter!.ToString()));
        Assert.Single(_app.Vendor.Received);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_not_tried_again()
    {
        _app.Vendor.Misbehave(Misbehaviour.ResetBeforeAnswer);

        var response = await _app.PostAsync(CorezoidApp.Operations);

        await response.ShouldBeProblemAsync(502, "vendor_unreachable");
        Assert.Single(_app.Vendor.Received);
    }
}
