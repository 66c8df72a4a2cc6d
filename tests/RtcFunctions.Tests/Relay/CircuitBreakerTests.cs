using System.Net;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay;

public sealed class CircuitBreakerTests(ZegoApp app) : RelayTests(app), IClassFixture<ZegoApp>
{
    [Fact]
    public async Task Half_of_twenty_requests_failing_opens_the_circuit_for_a_while()
    {
        for (var i = 0; i < 10; i++)
        {
            using var good = await SendAsync(HttpMethod.Post, Change);
        }

        // A GET that is sent three times counts once: nine more failures would be too many otherwise.
        Vendor.Misbehave(Misbehaviour.Status(503), times: 3);
        using var retried = await SendAsync(HttpMethod.Get, Query);
        Vendor.Misbehave(Misbehaviour.Status(500), times: 9);
        for (var i = 0; i < 9; i++)
        {
            using var bad = await SendAsync(HttpMethod.Post, Change);
            Assert.Equal(HttpStatusCode.InternalServerError, bad.StatusCode);
        }

        Vendor.Forget();
        using var refused = await SendAsync(HttpMethod.Get, Query);

        Assert.Equal((503, "vendor_circuit_open"), await ProblemAsync(Task.FromResult(refused)));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Vendor.EnsureNotCalled();
        await App.WaitForOutputAsync(line => line.Contains("zego failed too often, and is left alone for 00:00:15", StringComparison.Ordinal));

        using var tokens = await Client.PostAsync("/api/zego/tokens", new StringContent("""{"userId":"u","expiresIn":60}""", null, "application/json"));
        Assert.Equal(HttpStatusCode.OK, tokens.StatusCode);

        while (await StatusAsync() is not HttpStatusCode.OK)
        {
            await Task.Delay(refused.Headers.RetryAfter.Delta.Value / 30);
        }
    }

    private async Task<HttpStatusCode> StatusAsync()
    {
        using var response = await SendAsync(HttpMethod.Get, Query);
        return response.StatusCode;
    }
}
