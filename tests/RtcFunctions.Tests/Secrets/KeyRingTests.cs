using RtcFunctions.Secrets;

namespace RtcFunctions.Tests.Secrets;

public class KeyRingTests
{
    private static readonly string Long = new('k', 5000);

    [Theory]
    [InlineData("first")]
    [InlineData("naïve κλειδί 🔑")]
    [InlineData("a")]
    public void Each_key_opens(string key)
    {
        var ring = new KeyRing(["first", "naïve κλειδί 🔑", "a"]);

        Assert.True(ring.Opens(key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("firs")]
    [InlineData("First")]
    [InlineData("first ")]
    [InlineData("first\0")]
    [InlineData("first\0\0\0\0\0")]
    [InlineData("second-\0")]
    [InlineData("second-key-and-more")]
    [InlineData("\ud800")]
    public void Nothing_else_opens(string sent)
    {
        var ring = new KeyRing(["first", "second-key", "\ufffd?", null, ""]);

        Assert.False(ring.Opens(sent));
    }

    [Fact]
    public void A_key_may_be_of_any_length()
    {
        var ring = new KeyRing(["short", Long]);

        Assert.Equal(
            (true, true, false, false),
            (ring.Opens(Long), ring.Opens("short"), ring.Opens(Long[1..]), ring.Opens(Long + "k")));
    }

    [Fact]
    public void An_empty_ring_opens_to_nobody()
    {
        var ring = new KeyRing([null, ""]);

        Assert.Equal((true, false, false), (ring.IsEmpty, ring.Opens(""), ring.Opens("\0")));
    }
}
