using System.Globalization;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Privasea;

public sealed class PrivaseaRelayTests : IClassFixture<PrivaseaApp>
{
    private const string LinkCode = "verification/link_code?operation_type=0&expire_at=30&channel_user_id=1&channel=ABC";

    private readonly PrivaseaApp _app;

    public PrivaseaRelayTests(PrivaseaApp app)
    {
        _app = app;
        _app.Reset();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    public async Task A_signature_refused_for_its_time_is_made_anew_by_the_vendors_clock(int status)
    {
        _app.Vendor.ClockOffset = TimeSpan.FromMinutes(-2);
        _app.Vendor.Answer(status, "application/json", """{"code":200403,"error":"PRIVASEA-SIGNATURE is invalid","msg":"Unauthorized"}""");

        var response = await _app.GetAsync(LinkCode);

        Assert.Equal((200, 0), ((int)response.StatusCode, (int)(await response.JsonAsync())!["code"]!));
        Assert.Equal(2, _app.Vendor.Received.Count);
        var sent = DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(_app.Vendor.Received[1].QueryValue("timestamp")!, CultureInfo.InvariantCulture));
        Assert.InRange(TimeProvider.System.GetUtcNow() - sent, TimeSpan.FromSeconds(110), TimeSpan.FromSeconds(130));
    }

    [Theory]
    [InlineData("""{"code":200404,"error":"verify code is not found","msg":"NotFound"}""")]
    [InlineData("""{"code":"200403"}""")]
    [InlineData("""{"\ud800":200403}""")]
    [InlineData("200403")]
    [InlineData("")]
    [InlineData("""{"code":0,"data":{"code":200403}}""")]
    public async Task No_other_failure_is_a_refused_signature(string answer)
    {
        _app.Vendor.ClockOffset = TimeSpan.FromMinutes(2);
        _app.Vendor.Answer(200, "application/json", answer);

        var response = await _app.GetAsync(LinkCode);

        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
        Assert.Single(_app.Vendor.Received);
    }

    [Fact]
    public async Task A_refused_signature_is_handed_back_where_nothing_has_changed()
    {
        const string Refusal = """{"code":200403,"error":"PRIVASEA-SIGNATURE is invalid","msg":"Unauthorized"}""";
        _app.Vendor.Answer(200, "application/json", Refusal);

        var response = await _app.GetAsync(LinkCode);

        Assert.Equal(Refusal, await response.Content.ReadAsStringAsync());
        Assert.Single(_app.Vendor.Received);
    }

    [Fact]
    public async Task An_answer_of_more_than_a_mebibyte_is_not_read_for_a_refusal()
    {
        _app.Vendor.ClockOffset = TimeSpan.FromMinutes(2);
        var answer = $$"""{"code":200403,"msg":"{{new string('x', 1024 * 1024)}}"}""";
        _app.Vendor.Answer(200, "application/json", answer);

        var response = await _app.GetAsync(LinkCode);

        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
        Assert.Single(_app.Vendor.Received);
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("POST", 1)]
    [InlineData("DELETE", 1)]
    public async Task Only_a_get_is_tried_again(string method, int times)
    {
        _app.Vendor.Misbehave(Misbehaviour.ResetBeforeAnswer);

        await _app.SendAsync(HttpMethod.Parse(method), "/api/privasea/rest/others");

        Assert.Equal(times, _app.Vendor.Received.Count);
    }
}
