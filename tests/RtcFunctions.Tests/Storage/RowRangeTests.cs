using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

public sealed class RowRangeTests
{
    [Theory]
    [InlineData("peer:", "peer;")]
    [InlineData("", null)]
    [InlineData("\uffff", null)]
    [InlineData("a\uffff\uffff", "b")]
    public void A_prefix_ends_before_the_next_one(string prefix, string? end)
    {
        var range = RowRange.StartingWith(prefix);

        Assert.Equal(new RowRange(prefix, end), range);
    }
}
