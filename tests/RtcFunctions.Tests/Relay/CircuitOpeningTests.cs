using System.Net.Http.Json;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay;

public sealed class CircuitOpeningTests
{
    private const string Change = "/api/zego/digitalhuman/DriveByText";

    [Theory]
    [InlineData("reset", 502)]
    [InlineData("headers", 502)]
    [InlineData("hang", 504)]
    [InlineData("500", 500)]
    public async Task Twenty_requests_that_fail_open_the_circuit_of_their_vendor_and_of_no_other(string fault, int status)
    {
        await using var vendors = await SandboxVendors.StartAsync();
        await using var app = await AppProcess.StartAsync(
            new Dictionary<string, string>(vendors.Settings, StringComparer.Ordinal) { ["Relay__TimeoutSeconds"] = "1" });
        vendors.Zego.Misbehave(FaultByName.Get(fault), times: 20);
        var nineteen = await Task.WhenAll(Enumerable.Range(0, 19).Select(_ => app.Client.PostAsync(Change, content: null)));

        using var twentieth = await app.Client.PostAsync(Change, content: null);
        using var refused = await app.Client.PostAsync(Change, content: null);
        using var other = await app.Client.PostAsJsonAsync("/api/corezoid", new { ops = (object[])[new { type = "get" }] });

        Assert.All([.. nineteen, twentieth], response => Assert.Equal(status, (int)response.StatusCode));
        await refused.ShouldBeProblemAsync(503, "vendor_circuit_open");
        Assert.Equal(20, vendors.Zego.Received.Count);
        Assert.Equal((200, "corezoid"), ((int)other.StatusCode, other.Header("rtc-vendor")));
    }
}
