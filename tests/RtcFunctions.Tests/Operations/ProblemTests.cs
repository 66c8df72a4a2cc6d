using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Relay;

namespace RtcFunctions.Tests.Operations;

public sealed class ProblemTests(ZegoApp app) : IClassFixture<ZegoApp>
{
    [Fact]
    public async Task A_problem_with_fields_names_each_with_its_reasons()
    {
        using var response = await app.Client.PostAsJsonAsync("/api/zego/tokens", new { userId = 7 });

        var problem = (JsonObject)(await response.JsonAsync())!;
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["type", "title", "status", "detail", "code", "traceId", "errors"], problem.Select(member => member.Key));
        Assert.Equal((400, "Bad Request", "invalid_request"), ((int)problem["status"]!, (string)problem["title"]!, (string)problem["code"]!));
        Assert.Matches("^[0-9a-f]{32}$", (string)problem["traceId"]!);
        Assert.Equal("""{"userId":["must be a string"],"expiresIn":["is required"]}""", problem["errors"]!.ToJsonString());
    }

    [Fact]
    public async Task A_problem_without_fields_has_none()
    {
        using var response = await app.Client.GetAsync("/api/nowhere");

        var problem = (JsonObject)(await response.JsonAsync())!;
        Assert.Equal(["type", "title", "status", "detail", "code", "traceId"], problem.Select(member => member.Key));
        Assert.Equal((404, "not_found"), ((int)problem["status"]!, (string)problem["code"]!));
    }

    [Theory]
    [InlineData("/api/zego/tokens", 100, 400)]
    [InlineData("/api/zego/tokens", 101, 413)]
    [InlineData("/api/zego/digitalhuman/DriveByText", 100, 200)]
    [InlineData("/api/zego/digitalhuman/DriveByText", 101, 413)]
    public async Task A_body_may_be_as_large_as_the_setting_says(string target, int length, int status)
    {
        await using var vendor = new ZegoSimulator(ZegoApp.AppId, ZegoApp.ServerSecret);
        await vendor.StartAsync();
        await using var sparing = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Zego__AppId"] = "12345",
            ["Zego__ServerSecret"] = ZegoApp.ServerSecret,
            ["Zego__Endpoints__digitalhuman"] = vendor.Endpoint.ToString(),
            ["Relay__MaxRequestBytes"] = "100",
        });

        using var response = await sparing.Client.PostAsync(target, new StringContent(new string('x', length), null, "application/json"));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status is 200 ? 1 : 0, vendor.Received.Count);
    }
}
