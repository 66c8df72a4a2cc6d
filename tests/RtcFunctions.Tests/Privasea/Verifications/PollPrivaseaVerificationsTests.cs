using RtcFunctions.Http;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Privasea.Verifications;

public sealed class PollPrivaseaVerificationsTests : IAsyncLifetime
{
    private const string VerifyStatus = "verify_status";

    private readonly VerificationApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(1, "verified")]
    [InlineData(2, "failed")]
    [InlineData(3, "not_yourself")]
    [InlineData(null, "expired")]
    public async Task What_the_vendor_decided_is_kept_and_not_asked_for_again(int? answer, string expected)
    {
        var started = await _app.StartAsync("7");
        _app.Vendor.SetStatus("7", answer);
        await _app.PollUntilAsync("7", expected);
        _app.Vendor.SetStatus("7", answer == 1 ? 2 : 1);
        await _app.StartAsync("8");

        await _app.PollAsync();
        await _app.Vendor.WaitForRequestsAsync(4);

        var decided = (await (await _app.ReadAsync("7")).JsonAsync())!;
        Assert.Equal(["7", "8"], _app.Asked(VerifyStatus));
        Assert.Null(_app.Vendor.Received[1].Rejection);
        Assert.Equal((expected, (string)started["verifyCode"]!), ((string)decided["status"]!, (string)decided["verifyCode"]!));
        Assert.True(Rfc3339.TryParse((string)decided["decidedAt"]!, out var decidedAt));
        Assert.InRange(TimeProvider.System.GetUtcNow() - decidedAt, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(200, """{"code":0,"data":{"verify_status":0}}""")]
    [InlineData(200, """{"code":0,"data":{"verify_status":4}}""")]
    [InlineData(200, """{"code":0,"data":{"verify_status":"1"}}""")]
    [InlineData(200, """{"code":0,"data":null}""")]
    [InlineData(200, """{"code":200400,"error":"BadRequest"}""")]
    [InlineData(200, """{"code":200400,"data":{"verify_status":1}}""")]
    [InlineData(200, """{"code":200403,"error":"PRIVASEA-SIGNATURE is invalid"}""")]
    [InlineData(404, "Not Found")]
    [InlineData(500, "")]
    public async Task Everything_else_leaves_it_open_for_the_next_run(int status, string answer)
    {
        await _app.StartAsync("7");
        _app.Vendor.Answer(status, "application/json", answer);
        _app.Vendor.Answer(status, "application/json", answer);
        await _app.PollAsync();
        await _app.Vendor.WaitForRequestsAsync(2);
        await _app.PollAsync();
        await _app.Vendor.WaitForRequestsAsync(3);

        var left = await _app.StatusAsync("7");
        _app.Vendor.SetStatus("7", 1);
        await _app.PollUntilAsync("7", "verified");

        Assert.Equal("pending", left);
    }

    [Fact]
    public async Task One_whose_end_has_come_is_expired_without_being_asked_for()
    {
        var end = await _app.StartShortAsync("ended");
        await _app.StartAsync("open");
        _app.Vendor.SetStatus("ended", 1);
        _app.Vendor.SetStatus("open", 1);
        await Eventually.HoldsAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() > end));

        await _app.PollUntilAsync("open", "verified");

        Assert.Equal(["open"], _app.Asked(VerifyStatus));
        Assert.Equal("expired", await _app.StatusAsync("ended"));
    }

    [Fact]
    public async Task A_run_that_gets_no_answers_stops_and_the_next_one_goes_on_behind_it()
    {
        string[] orders = [.. Enumerable.Range(1, 12).Select(number => $"order-{number:D2}")];
        await Task.WhenAll(orders.Select(_app.StartAsync));
        _app.Vendor.Forget();
        _app.Vendor.Misbehave(Misbehaviour.ResetBeforeAnswer, times: 30);

        await _app.PollAsync();
        await _app.Vendor.WaitForRequestsAsync(30);
        await _app.PollAsync();
        await _app.Vendor.WaitForRequestsAsync(32);
        await _app.PollAsync();
        await _app.Vendor.WaitForRequestsAsync(44);

        var asked = _app.Asked(VerifyStatus);
        Assert.Equal(orders[..10], asked.Take(30).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(orders[10..], asked.Skip(30).Take(2).Order(StringComparer.Ordinal));
        Assert.Equal(orders, asked.Skip(32).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task With_the_circuit_open_nothing_is_asked_until_it_closes()
    {
        await _app.StartAsync("7");
        _app.Vendor.Misbehave(Misbehaviour.Status(500), times: 20);
        for (var failures = 0; failures < 20; failures++)
        {
            await _app.GetAsync("others");
        }

        await _app.PollAsync();
        await _app.App.WaitForOutputAsync(line => line.Contains("The status of 1 of 1 verifications", StringComparison.Ordinal));

        Assert.Empty(_app.Asked(VerifyStatus));
        Assert.Equal("pending", await _app.StatusAsync("7"));
    }

    [Fact]
    public async Task An_instance_without_secrets_leaves_orders_to_others()
    {
        await _app.StartAsync("7");
        _app.Vendor.SetStatus("7", 1);
        await using var unconfigured = await _app.StartInstanceAsync(("Privasea__ApiKey", ""));

        await VerificationApp.PollAsync(unconfigured);
        await unconfigured.WaitForOutputAsync(line => line.Contains("is not known: The secret Privasea--ApiKey", StringComparison.Ordinal));
        await unconfigured.WaitForOutputAsync(line => line.Contains("The timer PollPrivaseaVerifications failed", StringComparison.Ordinal));
        var left = await _app.StatusAsync("7");
        await _app.PollUntilAsync("7", "verified");

        Assert.Equal("pending", left);
        Assert.Equal(["7"], _app.Asked(VerifyStatus));
    }

    [Fact]
    public async Task Instances_may_run_it_at_once()
    {
        await using var other = await _app.StartInstanceAsync();
        string[] orders = [.. Enumerable.Range(1, 25).Select(number => $"order-{number:D2}")];
        await Task.WhenAll(orders.Select(_app.StartAsync));
        foreach (var order in orders)
        {
            _app.Vendor.SetStatus(order, 1);
        }

        await Task.WhenAll(_app.PollAsync(), VerificationApp.PollAsync(other));
        await Eventually.HoldsAsync(async () =>
            (await Task.WhenAll(orders.Select(_app.StatusAsync))).All(status => status == "verified"));

        Assert.Equal(orders, _app.Asked(VerifyStatus).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(_app.App.Output.Concat(other.Output), line => line.Contains("TimerFailed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_killed_app_goes_on_where_it_was()
    {
        var started = await _app.StartAsync("7");
        await _app.KillAndRestartAsync();

        var kept = await (await _app.ReadAsync("7")).JsonAsync();
        _app.Vendor.SetStatus("7", 1);
        await _app.PollUntilAsync("7", "verified");
        await _app.KillAndRestartAsync();

        Assert.Equal(started.ToJsonString(), kept!.ToJsonString());
        Assert.Equal("verified", await _app.StatusAsync("7"));
    }

    [Fact]
    public async Task The_code_reaches_no_log()
    {
        var started = await _app.StartAsync("7");
        _app.Vendor.Answer(200, "application/json", """{"code":200400,"error":"BadRequest"}""");

        await _app.PollAsync();
        await _app.App.WaitForOutputAsync(line => line.Contains("verifications is not known", StringComparison.Ordinal));

        var log = string.Join('\n', _app.App.Output);
        Assert.DoesNotContain((string)started["verifyCode"]!, log, StringComparison.Ordinal);
    }
}
