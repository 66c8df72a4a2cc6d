using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay;

public sealed class UnreachableVendorTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Where_nothing_was_sent_any_method_is_tried_three_times(string method)
    {
        await using var app = await StartAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}")));

        using var request = new HttpRequestMessage(HttpMethod.Parse(method), "/api/zego/digitalhuman/DriveByText");
        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("vendor_unreachable", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.WaitForOutputAsync(line => line.Contains("zego", StringComparison.Ordinal) && line.Contains("attempts: 3,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_not_found_is_a_vendor_that_is_not_reached()
    {
        await using var app = await StartAsync(new Uri("https://vendor.invalid"));

        using var response = await app.Client.PostAsync("/api/zego/digitalhuman/DriveByText", content: null);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("vendor_unreachable", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.WaitForOutputAsync(line => line.Contains("attempts: 3,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vendor_that_says_nothing_is_waited_for_ten_seconds_where_no_setting_says_otherwise()
    {
        await using var vendor = new ZegoSimulator(ZegoApp.AppId, ZegoApp.ServerSecret);
        await vendor.StartAsync();
        vendor.Misbehave(Misbehaviour.Hang);
        await using var app = await StartAsync(vendor.Endpoint);
        var started = Stopwatch.GetTimestamp();

        using var response = await app.Client.PostAsync("/api/zego/digitalhuman/DriveByText", content: null);

        await response.ShouldBeProblemAsync(504, "vendor_timeout");
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(9.5), TimeSpan.FromSeconds(20));
        Assert.Single(vendor.Received);
    }

    private static Task<AppProcess> StartAsync(Uri endpoint) => AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Zego__AppId"] = "12345",
        ["Zego__ServerSecret"] = ZegoApp.ServerSecret,
        ["Zego__Endpoints__digitalhuman"] = endpoint.ToString(),
        ["Logging__LogLevel__RtcFunctions"] = "Debug",
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
