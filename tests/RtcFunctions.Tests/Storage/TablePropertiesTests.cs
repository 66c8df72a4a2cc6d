using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

public sealed class TablePropertiesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a.b")]
    [InlineData("a b")]
    [InlineData("é")]
    [InlineData("PartitionKey")]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    [InlineData("CommitId")]
    public void A_name_that_a_table_has_no_place_for_is_refused(string name)
    {
        var properties = new TableProperties();

        Assert.Throws<ArgumentException>(() => properties.Add(name, 1));
    }

    [Fact]
    public void Text_over_64_KiB_and_times_before_1601_are_refused()
    {
        var properties = new TableProperties();

        Assert.Throws<ArgumentException>(() => properties.Add("text", new string('a', (32 * 1024) + 1)));
        Assert.Throws<ArgumentException>(() => properties.Add("time", new DateTimeOffset(1600, 12, 31, 23, 59, 59, TimeSpan.Zero)));
        Assert.Equal(0, properties.Count);
    }
}
