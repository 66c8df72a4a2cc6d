using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay;

public sealed class RejectedSignatureTests(ZegoApp app) : RelayTests(app), IClassFixture<ZegoApp>
{
    private const int Expired = 100000004;

    [Theory]
    [InlineData(Query, "GET", 60)]
    [InlineData(Query, "GET", -60)]
    [InlineData(Change, "GET", 60)]
    [InlineData(Change, "POST", -60)]
    public async Task A_clock_that_differs_costs_one_more_request_signed_by_the_vendors_time(string target, string method, int minutes)
    {
        Vendor.ClockOffset = TimeSpan.FromMinutes(minutes);

        using var response = await SendAsync(HttpMethod.Parse(method), target, method is "POST" ? new StringContent("{}") : null);

        Assert.NotEqual(Expired, await CodeAsync(response));
        Assert.Equal([false, true], Vendor.Received.Select(request => request.Rejection is null));
    }

    [Fact]
    public async Task A_refusal_with_the_clocks_together_and_the_secret_unchanged_is_handed_back_at_once()
    {
        Vendor.Answer(200, "application/json", """{"Code":100000004,"Message":"expired"}""");

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(Expired, await CodeAsync(response));
        Assert.Equal("zego", response.Headers.GetValues("rtc-vendor").Single());
        Assert.Single(Vendor.Received);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:00Z")]
    [InlineData("0001-02-01T00:00:00Z")]
    public async Task A_clock_beyond_all_reason_is_not_followed(string vendorsTime)
    {
        Vendor.ClockOffset = DateTimeOffset.Parse(vendorsTime, CultureInfo.InvariantCulture) - TimeProvider.System.GetUtcNow();

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(Expired, await CodeAsync(response));
        Assert.Single(Vendor.Received);
    }

    [Fact]
    public async Task A_refusals_code_under_another_status_is_no_refusal_and_sends_nothing_again()
    {
        Vendor.ClockOffset = TimeSpan.FromMinutes(5);
        Vendor.Answer(500, "application/json", """{"Code":100000004,"Message":"expired"}""");

        using var response = await SendAsync(HttpMethod.Post, Change, new StringContent("{}"));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Single(Vendor.Received);
    }

    [Fact]
    public async Task A_second_refusal_is_handed_back()
    {
        Vendor.ClockOffset = TimeSpan.FromMinutes(60);
        Vendor.Answer(200, "application/json", """{"Code":100000005,"Message":"still no"}""");

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(100000005, await CodeAsync(response));
        Assert.Equal(2, Vendor.Received.Count);
    }

    [Fact]
    public async Task An_answer_of_more_than_a_mebibyte_is_not_read_for_a_refusal()
    {
        Vendor.Answer(200, "application/json", $$"""{"Code":100000004,"Message":"{{new string('x', 1024 * 1024)}}"}""");
        Vendor.ClockOffset = TimeSpan.FromMinutes(5);

        using var response = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal(Expired, await CodeAsync(response));
        Assert.Single(Vendor.Received);
    }

    [Fact]
    public async Task A_rotated_secret_costs_one_more_request_and_no_restart()
    {
        using var directory = new TemporaryDirectory();
        using var settings = new LocalSettings(directory, "Zego__ServerSecret", ZegoApp.ServerSecret);
        await using var vendor = new ZegoSimulator(ZegoApp.AppId, ZegoApp.ServerSecret);
        await vendor.StartAsync();
        await using var rotating = await AppProcess.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Zego__AppId"] = "12345",
                ["Zego__Endpoints__digitalhuman"] = vendor.Endpoint.ToString(),
            },
            workingDirectory: directory.Path);
        using var before = await rotating.Client.GetAsync(Query);

        vendor.RotateSecret("a-secret-made-after-the-rotation");
        settings.Write("Zego__ServerSecret", "a-secret-made-after-the-rotation");

        // Until the file's change is noticed, what the vendor says is handed back.
        Assert.Equal(0, await CodeAsync(before));
        int requests;
        int code;
        do
        {
            vendor.Forget();
            using var response = await rotating.Client.GetAsync(Query);
            code = await CodeAsync(response);
            requests = vendor.Received.Count;
        }
        while (code is not 0);

        Assert.Equal(2, requests);
        vendor.Forget();
        using var after = await rotating.Client.PostAsync(Change, new StringContent("{}"));
        Assert.Null(Assert.Single(vendor.Received).Rejection);
    }

    private static async Task<int> CodeAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("Code").GetInt32();
    }
}
