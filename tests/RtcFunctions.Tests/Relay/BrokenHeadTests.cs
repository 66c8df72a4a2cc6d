using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay;

public sealed class BrokenHeadTests(ZegoApp app) : RelayTests(app), IClassFixture<ZegoApp>
{
    [Theory]
    [InlineData("POST", "line", "vendor_invalid_response")]
    [InlineData("POST", "headers", "vendor_invalid_response")]
    [InlineData("GET", "headers", "vendor_invalid_response")]
    // Whatever the connection carried before.
    [InlineData("POST", "close", "vendor_unreachable")]
    [InlineData("GET", "close", "vendor_unreachable")]
    [InlineData("POST", "reset", "vendor_unreachable")]
    public async Task An_answer_that_breaks_off_in_its_head_is_told_from_none_and_nothing_is_sent_twice(string method, string fault, string code)
    {
        using var warm = await SendAsync(HttpMethod.Get, Query);
        Vendor.Forget();
        Vendor.Misbehave(FaultByName.Get(fault));

        var problem = await ProblemAsync(SendAsync(HttpMethod.Parse(method), Change));

        Assert.Equal((502, code), problem);
        Assert.Single(Vendor.Received);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_on_a_new_connection_is_no_silence_either()
    {
        await using var vendor = new ZegoSimulator(ZegoApp.AppId, ZegoApp.ServerSecret);
        await vendor.StartAsync();
        vendor.Misbehave(Misbehaviour.CutStatusLine);
        await using var fresh = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Zego__AppId"] = "12345",
            ["Zego__ServerSecret"] = ZegoApp.ServerSecret,
            ["Zego__Endpoints__digitalhuman"] = vendor.Endpoint.ToString(),
        });

        var problem = await ProblemAsync(fresh.Client.PostAsync(Change, new StringContent("{}")));

        Assert.Equal((502, "vendor_invalid_response"), problem);
        Assert.Single(vendor.Received);
    }
}
