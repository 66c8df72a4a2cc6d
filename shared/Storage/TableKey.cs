using System.Buffers;
using System.Text;

namespace RtcFunctions.Storage;

/// <summary>
/// Any string as a key that Table storage takes (no <c>/ \ # ?</c>, no control characters, no half of a surrogate pair) and
/// orders as the strings are ordered, by UTF-16 units. Printable ASCII stays as it is. From the first other unit on, the rest
/// is packed, 15 bits a character, so that 1 KiB always holds <see cref="MaxLength"/> units.
/// </summary>
public static class TableKey
{
    /// <summary>How many UTF-16 units fit whatever they are; keys of printable ASCII may have 512.</summary>
    public const int MaxLength = 450;

    // U+3400 to U+B3FF: ideographs, Yi and Hangul. No surrogates, nothing invisible, and all above ASCII; code units, code points
    // and UTF-8 bytes order them alike, so it does not matter by which of them an engine compares.
    private const char PackedZero = '\u3400';
    private const int PackedBits = 15;

    // A unit, with a leading 1. A 0 ends the key, so that a key sorts before all that begin with it.
    private const int UnitBits = 17;
    private const int UnitFollows = 1 << 16;

    // Without `%`, which some tools decode twice, and `,`, with which in front Azurite keeps a row and never finds it again; and
    // `!` stands for what sorts below the others.
    private const string PlainCharacters =
        "\"$&'()*+-.0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly SearchValues<char> Plain = SearchValues.Create(PlainCharacters);

    internal static string Encode(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var packed = key.AsSpan().IndexOfAnyExcept(Plain);
        if (packed < 0)
        {
            return key;
        }

        var encoded = new StringBuilder(key, 0, packed, TableLimits.KeyLength).Append(PlainBelow(key[packed]));
        Pack(key.AsSpan(packed), encoded);
        return encoded.ToString();
    }

    internal static string EncodeChecked(string key)
    {
        var encoded = Encode(key);
        return encoded.Length <= TableLimits.KeyLength
            ? encoded
            : throw new ArgumentException($"A key of {key.Length} characters is too long for a table.", nameof(key));
    }

    internal static string Decode(string encoded)
    {
        var packed = encoded.AsSpan().IndexOfAnyInRange(PackedZero, char.MaxValue);
        if (packed < 0)
        {
            return encoded;
        }

        var key = new StringBuilder(encoded, 0, packed - 1, TableLimits.KeyLength);
        Unpack(encoded.AsSpan(packed), key);
        return key.ToString();
    }

    // What is packed takes the place of the greatest plain character below it and, being above ASCII, sorts behind all that
    // goes on in ASCII from there.
    private static char PlainBelow(char unit)
    {
        var below = '!';
        foreach (var plain in PlainCharacters)
        {
            if (plain < unit)
            {
                below = plain;
            }
        }

        return below;
    }

    private static void Pack(ReadOnlySpan<char> units, StringBuilder encoded)
    {
        ulong bits = 0;
        var count = 0;
        foreach (var unit in units)
        {
            bits = (bits << UnitBits) | UnitFollows | unit;
            for (count += UnitBits; count >= PackedBits; count -= PackedBits)
            {
                encoded.Append(Packed(bits >> (count - PackedBits)));
            }
        }

        // At least the 0 that ends the key; what follows it in the last character is 0 too.
        encoded.Append(Packed(bits << (PackedBits - count)));
    }

    private static char Packed(ulong bits) => (char)(PackedZero + (int)(bits & ((1 << PackedBits) - 1)));

    private static void Unpack(ReadOnlySpan<char> encoded, StringBuilder key)
    {
        ulong bits = 0;
        var count = 0;
        foreach (var packed in encoded)
        {
            bits = (bits << PackedBits) | (uint)(packed - PackedZero);
            count += PackedBits;
            if (count >= UnitBits && (bits >> (count - 1) & 1) == 1)
            {
                count -= UnitBits;
                key.Append((char)(bits >> count));
            }
        }
    }
}
