namespace RtcFunctions.Tests.Privasea;

public sealed class PrivaseaSecretTests(PrivaseaApp app) : IClassFixture<PrivaseaApp>
{
    [Fact]
    public async Task A_rotated_secret_costs_one_more_request_and_no_restart()
    {
        const string Rotated = "the new secret";
        Assert.True(await SucceedsAsync());
        app.Vendor.RotateSecret(Rotated);
        app.Configure(PrivaseaApp.SecretsWith(Rotated));

        await Eventually.HoldsAsync(() =>
        {
            app.Vendor.Forget();
            return SucceedsAsync();
        });
        await SucceedsAsync();

        Assert.Equal(["PRIVASEA-SIGNATURE is invalid", PrivaseaApp.Taken, PrivaseaApp.Taken], app.Verdicts);
    }

    [Fact]
    public async Task Neither_key_nor_secret_reach_a_log()
    {
        app.Vendor.Answer(418, "text/plain", "the last answer of this test");
        await SucceedsAsync();

        await app.App.WaitForOutputAsync(line => line.Contains(": answered 418,", StringComparison.Ordinal));

        var log = string.Join('\n', app.App.Output);
        Assert.All(
            [PrivaseaApp.ApiKey, PrivaseaApp.Key, app.Vendor.Received[^1].Header("PRIVASEA-SIGNATURE")!],
            secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    private async Task<bool> SucceedsAsync()
    {
        var response = await app.GetAsync("verification/link_code?channel=A&channel_user_id=1&expire_at=0&operation_type=0");
        return response.IsSuccessStatusCode && (int)(await response.JsonAsync())!["code"]! == 0;
    }
}
