using System.Net;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Relay;

namespace RtcFunctions.Tests.Operations;

public sealed class PartlyConfiguredTests(ZegoApp app) : IClassFixture<ZegoApp>
{
    [Theory]
    [InlineData("GET", "/api/agora/rest/dev/v1/projects", null, "Agora__AppId")]
    [InlineData("POST", "/api/corezoid", """{"ops":[{"type":"get"}]}""", "Corezoid--ApiLogin")]
    [InlineData("GET", "/api/privasea/rest/others", null, "Privasea--ApiKey")]
    [InlineData("GET", "/api/meet/rooms/a/numberPeers", null, "Meet--ApiToken")]
    public async Task A_vendor_that_lacks_something_says_so_and_the_others_work(string method, string target, string? body, string missing)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), target);
        request.Content = body is null ? null : new StringContent(body, null, "application/json");

        using var lacking = await app.Client.SendAsync(request);
        using var working = await app.Client.GetAsync("/api/zego/digitalhuman/GetDigitalHumanList");

        await lacking.ShouldBeProblemAsync(503, "vendor_not_configured");
        Assert.Contains(missing, await lacking.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(lacking.Headers.RetryAfter);
        Assert.Equal((HttpStatusCode.OK, "zego"), (working.StatusCode, working.Header("rtc-vendor")));
    }

    [Fact]
    public async Task Without_a_storage_setting_state_is_kept_in_a_file_of_the_working_directory()
    {
        using var directory = new TemporaryDirectory();
        await using var local = await AppProcess.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal), workingDirectory: directory.Path);

        using var response = await local.Client.PutAsync("/api/meet/rooms/kept", new StringContent("{}", null, "application/json"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.True(File.Exists(Path.Combine(directory.Path, "rtc.db")));
    }
}
