using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Privasea;

public sealed class PrivaseaUnlinkTests : IClassFixture<PrivaseaUnlinkApp>
{
    private const string Unlink = "verification/query_unlink?channel=A&channel_user_id=1";

    private readonly PrivaseaUnlinkApp _app;

    public PrivaseaUnlinkTests(PrivaseaUnlinkApp app)
    {
        _app = app;
        _app.Reset();
    }

    [Fact]
    public async Task Where_it_is_allowed_it_is_relayed_with_its_own_code()
    {
        await _app.GetAsync(Unlink + "&code=x");

        var received = Assert.Single(_app.Vendor.Received);
        Assert.Equal((null, "x"), (received.Rejection, received.QueryValue("code")));
    }

    [Theory]
    [InlineData("verification/query_unlink", "channel", "channel_user_id", "code")]
    [InlineData(Unlink, "code")]
    public async Task What_it_wants_is_checked_before_it_is_sent(string operation, params string[] missing)
    {
        var response = await _app.GetAsync(operation);

        await response.ShouldBeProblemAsync(400, "invalid_request", missing);
        _app.Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_code_that_is_the_function_key_does_not_reach_the_vendor()
    {
        var response = await _app.SendWithoutKeyAsync(HttpMethod.Get, $"/api/privasea/rest/{Unlink}&code={PrivaseaApp.Key}");

        await response.ShouldBeProblemAsync(400, "invalid_request", "code");
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(502)]
    public async Task It_is_not_sent_again_on_a_status(int status)
    {
        _app.Vendor.Misbehave(Misbehaviour.Status(status));

        var response = await _app.GetAsync(Unlink + "&code=x");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Single(_app.Vendor.Received);
    }

    [Theory]
    [InlineData(Unlink)]
    [InlineData("Verification/Query_Unlink?channel=A&channel_user_id=1")]
    public async Task It_is_not_sent_again_when_a_connection_closes(string unlink)
    {
        // A connection to take from the pool, which the handler would send a GET on again.
        await _app.GetAsync("others");
        _app.Vendor.Forget();
        _app.Vendor.Misbehave(Misbehaviour.CloseIdle);

        var response = await _app.GetAsync(unlink + "&code=x");

        await response.ShouldBeProblemAsync(502, "vendor_unreachable");
        Assert.Single(_app.Vendor.Received);
    }
}
