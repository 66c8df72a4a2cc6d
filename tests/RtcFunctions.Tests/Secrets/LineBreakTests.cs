using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Secrets;

public sealed class LineBreakTests
{
    [Theory]
    [InlineData("Privasea__ApiKey", "Privasea--ApiKey", "/api/privasea/rest/verification")]
    [InlineData("Meet__ApiToken", "Meet--ApiToken", "/api/meet/rooms/r/numberPeers")]
    public async Task A_secret_that_would_break_out_of_its_header_is_named_and_not_sent(string setting, string secret, string target)
    {
        await using var vendor = new PrivaseaSimulator("a-key", "a-secret");
        await vendor.StartAsync();
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Privasea__Endpoint"] = vendor.Endpoint.OriginalString,
            ["Privasea__ApiSecret"] = "a-secret",
            ["Meet__Servers__serv0"] = vendor.Endpoint.OriginalString,
            [setting] = "a-key\nX-Forged: 1",
        });

        using var response = await app.Client.GetAsync(target);

        await response.ShouldBeProblemAsync(503, "vendor_not_configured");
        Assert.Contains(secret, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        vendor.EnsureNotCalled();
    }
}
