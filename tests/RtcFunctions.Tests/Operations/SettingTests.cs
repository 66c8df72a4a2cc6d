using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Operations;

public sealed class SettingTests
{
    [Theory]
    [InlineData("Relay__TimeoutSeconds", "soon")]
    [InlineData("Relay__TimeoutSeconds", "0")]
    [InlineData("Relay__MaxRequestBytes", "-1")]
    [InlineData("KeyVault__Uri", "http://vault.example")]
    [InlineData("KeyVault__Uri", "vault")]
    [InlineData("Meet__RetentionDays", "0")]
    [InlineData("Corezoid__Endpoint", "http://api.corezoid.com")]
    [InlineData("Corezoid__Endpoint", "https://api.corezoid.com/?a=b")]
    [InlineData("Zego__AppId", "not-a-number")]
    [InlineData("Zego__AppId", "4294967296")]
    [InlineData("Zego__Endpoints__rtc", "http://rtc-api.zego.im")]
    [InlineData("Zego__Endpoints__rtc", "rtc-api.zego.im")]
    [InlineData("Zego__Endpoints__rtc", "https://user@rtc-api.zego.im")]
    [InlineData("Zego__Endpoints__rtc", "https://rtc-api.zego.im/?a=b")]
    public async Task A_malformed_setting_stops_the_start_with_one_line_that_names_it(string name, string value)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value };

        var start = await Assert.ThrowsAsync<InvalidOperationException>(() => AppProcess.StartAsync(settings));

        var line = Assert.Single(start.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("__", StringComparison.Ordinal));
        Assert.Contains(name.StartsWith("Zego__Endpoints", StringComparison.Ordinal) ? "Zego__Endpoints" : name, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", start.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_configuration_the_app_starts_and_says_for_each_vendor_what_it_lacks()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal));

        await app.WaitForOutputAsync(line => line.Contains("zego: not configured, lacks Zego__AppId, Zego--ServerSecret", StringComparison.Ordinal));
        await app.WaitForOutputAsync(line => line.Contains("keys are not enforced", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Zego__AppId", "Zego--ServerSecret")]
    [InlineData("Zego__ServerSecret", "Zego__AppId")]
    public async Task A_vendor_with_something_missing_answers_503_and_names_it(string given, string missing)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [given] = "1" };
        await using var app = await AppProcess.StartAsync(settings);

        using var response = await app.Client.GetAsync("/api/zego/digitalhuman/GetDigitalHumanList");

        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(503, (int)response.StatusCode);
        Assert.Contains("vendor_not_configured", body, StringComparison.Ordinal);
        Assert.Contains(missing, body, StringComparison.Ordinal);
        Assert.Null(response.Headers.RetryAfter);
    }
}
