using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

public sealed class TableKeyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void Every_string_comes_back() =>
        Prop.ForAll(HostileStrings.Any, key => string.Equals(key, TableKey.Decode(TableKey.Encode(key)), StringComparison.Ordinal))
            .Check(Thorough);

    [Fact]
    public void Keys_are_ordered_as_their_strings_are() =>
        Prop.ForAll(HostileStrings.Any, HostileStrings.Any, InSameOrder).Check(Thorough);

    [Fact]
    public void Keys_that_begin_alike_are_ordered_as_their_strings_are() =>
        Prop.ForAll(HostileStrings.Any, HostileStrings.Any, HostileStrings.Any, BehindTheSameStart).Check(Thorough);

    [Fact]
    public void A_key_has_nothing_that_Table_storage_forbids() =>
        Prop.ForAll(HostileStrings.Any, key => TableKey.Encode(key).All(IsAllowed)).Check(Thorough);

    [Theory]
    [InlineData("4c9f1c5e-6f6e-4a53-b0a1-8b6a6b5d0f0e")]
    [InlineData("serv0_My-Room")]
    [InlineData("peer:john.doe+tag@example.com")]
    public void Printable_ASCII_stays_readable(string key)
    {
        var encoded = TableKey.Encode(key);

        Assert.Equal(key, encoded);
    }

    [Theory]
    [InlineData('/')]
    [InlineData('\0')]
    [InlineData('\uffff')]
    [InlineData('\ud800')]
    public void A_key_of_the_greatest_length_fits_whatever_it_is_made_of(char unit)
    {
        var encoded = TableKey.EncodeChecked(new string(unit, TableKey.MaxLength));

        Assert.True(encoded.Length <= 512);
        Assert.Throws<ArgumentException>(() => TableKey.EncodeChecked(new string(unit, TableKey.MaxLength + 1)));
    }

    private static bool InSameOrder(string left, string right) =>
        Math.Sign(string.CompareOrdinal(left, right))
        == Math.Sign(string.CompareOrdinal(TableKey.Encode(left), TableKey.Encode(right)));

    private static bool BehindTheSameStart(string start, string left, string right) => InSameOrder(start + left, start + right);

    private static bool IsAllowed(char character) =>
        !char.IsControl(character)
        && !char.IsSurrogate(character)
        && !char.IsWhiteSpace(character)
        && !"/\\#?%".Contains(character, StringComparison.Ordinal);
}
