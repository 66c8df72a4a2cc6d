using System.Net.Http.Json;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Zego;

public sealed class ZegoSettingsTests
{
    [Fact]
    public async Task Digital_humans_have_an_endpoint_without_being_configured()
    {
        await using var app = await StartAsync(("Zego__AppId", "1"), ("Zego__ServerSecret", ZegoApp.ServerSecret));
        app.Client.DefaultRequestHeaders.Add("rtc-dry-run", "true");

        var shown = await (await app.Client.GetAsync("/api/zego/digitalhuman/GetDigitalHumanList")).JsonAsync();

        Assert.StartsWith(
            "https://aigc-digitalhuman-api.zegotech.cn/?Action=GetDigitalHumanList&AppId=1&", (string)shown!["url"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zego__ServerSecret", ZegoApp.ServerSecret, "Zego__AppId")]
    [InlineData("Zego__AppId", "1", "Zego--ServerSecret")]
    public async Task What_is_missing_is_named_in_a_503(string setting, string value, string missing)
    {
        await using var app = await StartAsync((setting, value));

        var relayed = await app.Client.GetAsync("/api/zego/digitalhuman/GetDigitalHumanList");
        var issued = await app.Client.PostAsync("/api/zego/tokens", JsonContent.Create(new { userId = "ada", expiresIn = 60 }));

        foreach (var response in (HttpResponseMessage[])[relayed, issued])
        {
            await response.ShouldBeProblemAsync(503, "vendor_not_configured");
            Assert.Contains(missing, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_secret_of_another_length_mints_no_token()
    {
        await using var app = await StartAsync(("Zego__AppId", "1"), ("Zego__ServerSecret", "too-short"));

        var response = await app.Client.PostAsync("/api/zego/tokens", JsonContent.Create(new { userId = "ada", expiresIn = 60 }));

        await response.ShouldBeProblemAsync(503, "vendor_not_configured");
        Assert.DoesNotContain("too-short", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zego__AppId", "4294967296")]
    [InlineData("Zego__AppId", "-1")]
    [InlineData("Zego__AppId", "my-app")]
    [InlineData("Zego__Endpoints__rtc", "http://rtc-api.zego.im")]
    [InlineData("Zego__Endpoints__digitalhuman", "aigc-digitalhuman-api.zegotech.cn")]
    [InlineData("Zego__Endpoints__rtc", "https://rtc-api.zego.im/?a=b")]
    public async Task A_malformed_setting_stops_the_start_with_one_line_that_names_it(string setting, string value)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync((setting, value)));

        var line = Assert.Single(failure.Message.Split(Environment.NewLine), line => line.Contains(setting, StringComparison.Ordinal));
        Assert.DoesNotContain(value, line, StringComparison.Ordinal);
    }

    private static Task<AppProcess> StartAsync(params (string Name, string Value)[] settings) =>
        AppProcess.StartAsync(settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));
}
