using RtcFunctions.Http;

namespace RtcFunctions.Tests.Privasea.Verifications;

public sealed class ReadPrivaseaVerificationTests : IClassFixture<VerificationApp>
{
    private readonly VerificationApp _app;

    public ReadPrivaseaVerificationTests(VerificationApp app)
    {
        _app = app;
        _app.Reset();
    }

    [Theory]
    [InlineData("7")]
    [InlineData("a b+c")]
    [InlineData("a/b")]
    [InlineData("100%")]
    [InlineData("caf\u00e9:\u6f22")]
    [InlineData("2024-09-27T10:14:09.297")]
    public async Task What_was_started_reads_as_it_was_answered(string orderId)
    {
        var started = await _app.StartAsync(orderId);
        _app.Vendor.Forget();

        var response = await _app.ReadAsync(orderId);

        Assert.Equal((200, null), ((int)response.StatusCode, response.Header("rtc-vendor")));
        Assert.Equal(started.ToJsonString(), (await response.JsonAsync())!.ToJsonString());
        Assert.Equal(orderId, (string)started["orderId"]!);
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("nobody's", "ABC", "0x71C7")]
    [InlineData("somebody's", "ABD", "0x71C7")]
    [InlineData("somebody's", "ABC", "0x71c7")]
    public async Task An_unknown_order_is_a_404(string orderId, string channel, string user)
    {
        await _app.PostAsync(VerificationApp.Order("somebody's"));

        var response = await _app.ReadAsync(orderId, channel, user);

        await response.ShouldBeProblemAsync(404, "not_found");
    }

    [Theory]
    [InlineData("7", "channel", "channel_user_id")]
    [InlineData("7?channel=ABC", "channel_user_id")]
    [InlineData("7?channel=&channel_user_id=1", "channel")]
    [InlineData("7?channel=ABC&channel_user_id=1&channel_user_id=2", "channel_user_id")]
    [InlineData("7?channel=ABC&channel_user_id=1&order_id=7", "order_id")]
    [InlineData("7?channel=A%26B&channel_user_id=1%0A", "channel", "channel_user_id")]
    [InlineData("7%267?channel=ABC&channel_user_id=1", "orderId")]
    [InlineData("7%5C7?channel=ABC&channel_user_id=1")]
    [InlineData("7%257F?channel=ABC&channel_user_id=1")]
    public async Task Bad_input_is_a_400_that_names_the_parameter(string pathAndQuery, params string[] fields)
    {
        var response = await _app.SendAsync(HttpMethod.Get, $"{VerificationApp.Route}/{pathAndQuery}");

        await response.ShouldBeProblemAsync(400, "invalid_request", fields);
    }

    [Theory]
    [InlineData(129, 1)]
    [InlineData(1, 129)]
    public async Task What_is_too_long_to_be_kept_is_a_400(int orderLength, int userLength)
    {
        var response = await _app.ReadAsync(new string('7', orderLength), user: new string('1', userLength));

        await response.ShouldBeProblemAsync(400, "invalid_request", orderLength > 1 ? "orderId" : "channel_user_id");
    }

    [Fact]
    public async Task One_whose_end_has_come_reads_as_expired_though_no_timer_ran()
    {
        var end = await _app.StartShortAsync("lapses");
        _app.Vendor.SetStatus("lapses", 1);
        _app.Vendor.Forget();

        await Eventually.HoldsAsync(async () => await _app.StatusAsync("lapses") == "expired");

        var expired = (await (await _app.ReadAsync("lapses")).JsonAsync())!;
        Assert.Equal(Rfc3339.Format(end), (string)expired["decidedAt"]!);
        Assert.Equal((string)expired["expiresAt"]!, (string)expired["decidedAt"]!);
        _app.Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task One_that_had_ended_when_its_code_came_is_expired_from_the_first()
    {
        _app.Vendor.Answer(200, "application/json", """{"code":0,"data":{"verify_code":"8gHRDs","expire_time":1727427914}}""");

        var response = await _app.PostAsync(VerificationApp.Order("late"));

        Assert.Equal((201, "expired"), ((int)response.StatusCode, (string)(await response.JsonAsync())!["status"]!));
    }
}
