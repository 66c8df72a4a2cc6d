using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Privasea.Verifications;

namespace RtcFunctions.Tests.Privasea.Verifications;

public sealed class PrivaseaTimeTests
{
    private const long BeforeMilliseconds = 99_999_999_999;

    [Fact]
    public void Seconds_and_milliseconds_are_told_apart_by_their_magnitude()
    {
        var property = Prop.ForAll(Gen.Choose(100_000_000, int.MaxValue).ToArbitrary(), seconds =>
        {
            var expected = DateTimeOffset.FromUnixTimeSeconds(seconds);

            Assert.Equal(expected, PrivaseaTime.Read(seconds));
            Assert.Equal(expected.AddMilliseconds(7), PrivaseaTime.Read((seconds * 1000L) + 7));
        });

        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_number_is_too_wild_to_be_read()
    {
        var property = Prop.ForAll<long>(number =>
            Assert.Equal(number is > 0 and <= 253_402_300_799_999, PrivaseaTime.Read(number) is not null));

        property.QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1727427914, "2024-09-27T09:05:14.000Z")]
    [InlineData(1727427295325, "2024-09-27T08:54:55.325Z")]
    [InlineData(1, "1970-01-01T00:00:01.000Z")]
    [InlineData(BeforeMilliseconds, "5138-11-16T09:46:39.000Z")]
    [InlineData(BeforeMilliseconds + 1, "1973-03-03T09:46:40.000Z")]
    [InlineData(253_402_300_799_999, "9999-12-31T23:59:59.999Z")]
    [InlineData(253_402_300_800_000, null)]
    [InlineData(long.MaxValue, null)]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(long.MinValue, null)]
    public void A_time_is_read(long number, string? expected) =>
        Assert.Equal(expected, PrivaseaTime.Read(number)?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null));
}
