namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>Connections that end before a vendor has read its request.</summary>
public sealed class RudeVendorTests(RudeVendors vendors) : IClassFixture<RudeVendors>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Whatever_ends_a_connection_before_the_answer_is_told_and_what_was_begun_is_sent_again_only_where_it_reads()
    {
        await AssertAsync(Rudeness.ResetAtOnce);
        await AssertAsync(Rudeness.CloseAtOnce);
        await AssertAsync(Rudeness.ResetAmidRequest, call => call.Changes ? (1, 1) : (3, 3));
        await AssertAsync(Rudeness.CloseAmidRequest, call => call.Changes ? (1, 1) : (3, 3));
        await AssertAsync(rudeness: null, _ => (3, 0));
    }

    /// <summary>Where a connection ends at once, it depends on who is first whether anything of the request was sent.</summary>
    private async Task AssertAsync(Rudeness? rudeness, Func<VendorCall, (int Attempts, int Begun)>? expected = null)
    {
        var told = await vendors.SufferAsync(rudeness);

        Assert.All(told, call =>
        {
            Assert.Equal("502 vendor_unreachable", call.Value.Told.Words);
            Assert.InRange(call.Value.Told.Took, TimeSpan.Zero, Patience);
            if (expected is not null)
            {
                Assert.Equal((call.Key, expected(call.Key)), (call.Key, (call.Value.Attempts, call.Value.Begun)));
            }
        });
    }
}
