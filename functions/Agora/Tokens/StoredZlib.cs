using System.Buffers.Binary;

namespace RtcFunctions.Agora.Tokens;

/// <summary>A zlib stream (RFC 1950) of one stored block (RFC 1951, 3.2.4), which every inflater reads.</summary>
/// <remarks>
/// A token is mostly a signature and random hex, which deflate shortens by a few bytes at ten times the price of all the
/// rest: a ZLibStream sets up 256 KiB of state for each. Agora takes any zlib stream; its own Rust builder stores.
/// </remarks>
internal static class StoredZlib
{
    public const int HeaderLength = 7;
    public const int Overhead = HeaderLength + sizeof(uint);

    private const uint AdlerModulus = 65521;

    /// <summary>Puts the frame round the content, which lies in <paramref name="stream"/> already, behind the header's place.</summary>
    public static void Frame(Span<byte> stream)
    {
        var content = stream[HeaderLength..^sizeof(uint)];
        var length = checked((ushort)content.Length);
        stream[0] = 0x78;
        stream[1] = 0x01;
        stream[2] = 0x01;
        BinaryPrimitives.WriteUInt16LittleEndian(stream[3..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(stream[5..], (ushort)~length);
        BinaryPrimitives.WriteUInt32BigEndian(stream[^sizeof(uint)..], Adler32(content));
    }

    private static uint Adler32(ReadOnlySpan<byte> content)
    {
        var (low, high) = (1u, 0u);
        foreach (var value in content)
        {
            low += value;
            low = low < AdlerModulus ? low : low - AdlerModulus;
            high += low;
            high = high < AdlerModulus ? high : high - AdlerModulus;
        }

        return (high << 16) | low;
    }
}
