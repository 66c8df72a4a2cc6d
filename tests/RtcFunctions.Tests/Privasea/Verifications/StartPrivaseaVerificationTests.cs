using System.Net.Http.Json;
using RtcFunctions.Http;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Privasea.Verifications;

public sealed class StartPrivaseaVerificationTests : IClassFixture<VerificationApp>
{
    private const string VerifyCode = "verify_code";

    private readonly VerificationApp _app;

    public StartPrivaseaVerificationTests(VerificationApp app)
    {
        _app = app;
        _app.Reset();
    }

    [Fact]
    public async Task A_new_order_is_a_201_with_what_the_vendor_gave_out()
    {
        _app.Vendor.Answer(200, "application/json", """{"code":0,"data":{"verify_code":"8gHRDs","expire_time":4102444800},"msg":"ok"}""");

        var response = await _app.PostAsync(VerificationApp.Order("new"));

        Assert.Equal((201, null), ((int)response.StatusCode, response.Header("rtc-vendor")));
        Assert.Equal(
            """{"orderId":"new","status":"pending","verifyCode":"8gHRDs","expiresAt":"2100-01-01T00:00:00Z","decidedAt":null}""",
            await response.Content.ReadAsStringAsync());
        var received = Assert.Single(_app.Vendor.Received);
        Assert.Null(received.Rejection);
        Assert.Matches(
            "^/api/v1/verification/verify_code\\?channel=ABC&channel_user_id=0x71C7&order_id=new&timestamp=[0-9]{13}$", received.RawTarget);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    public async Task The_minutes_go_to_the_vendor_as_they_came(int minutes)
    {
        var orderId = FormattableString.Invariant($"minutes-{minutes}");

        await _app.PostAsync(new { channel = "ABC", channel_user_id = "0x71C7", order_id = orderId, expire_time = minutes });

        var received = Assert.Single(_app.Vendor.Received);
        Assert.Equal((null, FormattableString.Invariant($"{minutes}")), (received.Rejection, received.QueryValue("expire_time")));
    }

    [Theory]
    [InlineData("4102444800", null, "2100-01-01T00:00:00Z")]
    [InlineData("4102444800123", null, "2100-01-01T00:00:00.123Z")]
    [InlineData("4102444800", 5, "2100-01-01T00:00:00Z")]
    public async Task The_end_is_the_vendors_in_seconds_or_in_milliseconds(string time, int? minutes, string expected)
    {
        _app.Vendor.Answer(200, "application/json", $$$"""{"code":0,"data":{"verify_code":"8gHRDs","expire_time":{{{time}}}}}""");

        var response = await _app.PostAsync(
            new { channel = "ABC", channel_user_id = "0x71C7", order_id = $"{time}-{minutes}", expire_time = minutes });

        Assert.Equal(expected, (string)(await response.JsonAsync())!["expiresAt"]!);
    }

    [Theory]
    [InlineData("""{"verify_code":"8gHRDs"}""", null, 15)]
    [InlineData("""{"verify_code":"8gHRDs","expire_time":0}""", 0, 15)]
    [InlineData("""{"verify_code":"8gHRDs","expire_time":null}""", 30, 30)]
    [InlineData("""{"verify_code":"8gHRDs","expire_time":"soon"}""", 525600, 525600)]
    public async Task Without_the_vendors_end_the_minutes_count(string data, int? minutes, int expected)
    {
        _app.Vendor.Answer(200, "application/json", $$"""{"code":0,"data":{{data}}}""");

        var response = await _app.PostAsync(new { channel = "ABC", channel_user_id = "0x71C7", order_id = data, expire_time = minutes });

        Assert.True(Rfc3339.TryParse((string)(await response.JsonAsync())!["expiresAt"]!, out var end));
        Assert.InRange(TimeProvider.System.GetUtcNow().AddMinutes(expected) - end, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_known_order_is_a_200_and_the_vendor_is_not_asked_again()
    {
        var first = await _app.StartAsync("known");
        _app.Vendor.Forget();

        var again = await _app.PostAsync(new { channel = "ABC", channel_user_id = "0x71C7", order_id = "known", expire_time = 60 });

        Assert.Equal((200, null), ((int)again.StatusCode, again.Header("rtc-vendor")));
        Assert.Equal(first.ToJsonString(), (await again.JsonAsync())!.ToJsonString());
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("ABC", "another")]
    [InlineData("ABD", "0x71C7")]
    [InlineData("abc", "0x71C7")]
    public async Task The_same_number_of_another_user_or_channel_is_another_order(string channel, string user)
    {
        await _app.PostAsync(VerificationApp.Order("shared"));
        _app.Vendor.Link(channel, user);

        var response = await _app.PostAsync(VerificationApp.Order("shared", channel, user));

        Assert.Equal(201, (int)response.StatusCode);
    }

    [Fact]
    public async Task Of_requests_for_one_order_at_once_one_is_kept_and_answers_all()
    {
        const int Requests = 8;
        _app.Vendor.Misbehave(Misbehaviour.Slow(TimeSpan.FromMilliseconds(300)), Requests);

        var responses = await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => _app.PostAsync(VerificationApp.Order("at once"))));

        var kept = await (await _app.ReadAsync("at once")).JsonAsync();
        var answers = await Task.WhenAll(responses.Select(response => response.JsonAsync()));
        Assert.Equal([.. Enumerable.Repeat(200, Requests - 1), 201], responses.Select(response => (int)response.StatusCode).Order());
        Assert.All(answers, answer => Assert.Equal(kept!.ToJsonString(), answer!.ToJsonString()));
        Assert.True(_app.Asked(VerifyCode).Count > 1);
    }

    [Theory]
    [InlineData(200, """{"code":200404,"error":"The UID has no Link","msg":"NotFound"}""")]
    [InlineData(404, """{"code":200404,"error":"The UID has no Link","msg":"NotFound"}""")]
    [InlineData(200, """{"code":200403,"error":"PRIVASEA-SIGNATURE is invalid","msg":"Unauthorized"}""")]
    [InlineData(200, """{"code":0,"msg":"ok"}""")]
    [InlineData(200, """{"code":0,"data":null}""")]
    [InlineData(200, """{"code":0,"data":{}}""")]
    [InlineData(200, """{"code":0,"data":{"verify_code":""}}""")]
    [InlineData(200, """{"code":0,"data":{"verify_code":7}}""")]
    [InlineData(200, """{"code":"0","data":{"verify_code":"8gHRDs"}}""")]
    [InlineData(200, """{"data":{"verify_code":"8gHRDs"}}""")]
    [InlineData(200, "[0]")]
    [InlineData(500, "Oops")]
    public async Task An_answer_without_a_code_is_handed_back_and_nothing_is_kept(int status, string answer)
    {
        _app.Vendor.Answer(status, "application/json", answer, ("X-Request-ID", "7"));

        var response = await _app.PostAsync(VerificationApp.Order("refused"));

        Assert.Equal((status, "privasea", "7"), ((int)response.StatusCode, response.Header("rtc-vendor"), response.Header("X-Request-ID")));
        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
        await (await _app.ReadAsync("refused")).ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task After_the_vendor_refused_the_same_order_can_be_started()
    {
        var refused = await _app.PostAsync(VerificationApp.Order("linked later", user: "stranger"));
        var between = await _app.ReadAsync("linked later", user: "stranger");
        _app.Vendor.Link("ABC", "stranger");

        var started = await _app.PostAsync(VerificationApp.Order("linked later", user: "stranger"));

        Assert.Equal("The UID has no Link", (string)(await refused.JsonAsync())!["error"]!);
        await between.ShouldBeProblemAsync(404, "not_found");
        Assert.Equal(201, (int)started.StatusCode);
    }

    [Fact]
    public async Task Where_the_code_cannot_be_stored_a_repeated_request_asks_for_a_new_one()
    {
        await _app.StartAsync("so that there is a store");
        _app.Vendor.Forget();
        HttpResponseMessage unstored;
        using (_app.LockStorage())
        {
            unstored = await _app.PostAsync(VerificationApp.Order("unstored"));
        }

        var stored = await _app.PostAsync(VerificationApp.Order("unstored"));

        await unstored.ShouldBeProblemAsync(503, "storage_unavailable");
        Assert.Equal(201, (int)stored.StatusCode);
        Assert.Equal(["unstored", "unstored"], _app.Asked(VerifyCode));
    }

    [Fact]
    public async Task A_vendor_that_cannot_be_reached_is_the_relays_problem_and_nothing_is_kept()
    {
        _app.Vendor.Misbehave(Misbehaviour.ResetBeforeAnswer, times: 3);

        var response = await _app.PostAsync(VerificationApp.Order("unreachable"));

        await response.ShouldBeProblemAsync(502, "vendor_unreachable");
        await (await _app.ReadAsync("unreachable")).ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task A_dry_run_shows_the_request_and_keeps_nothing()
    {
        using var body = JsonContent.Create(new { channel = "ABC", channel_user_id = "0x71C7", order_id = "dry", expire_time = 5 });

        var shown = await _app.ShowAsync(HttpMethod.Post, VerificationApp.Route, body);

        Assert.Matches(
            "^GET/api/v1/verification/verify_code\\?channel=ABC&channel_user_id=0x71C7&expire_time=5&order_id=dry&timestamp=[0-9]{13}$",
            (string)shown["stringToSign"]!);
        Assert.Equal("privasea", (string)shown["vendor"]!);
        _app.Vendor.EnsureNotCalled();
        await (await _app.ReadAsync("dry")).ShouldBeProblemAsync(404, "not_found");
    }
}
