using System.Buffers.Binary;
using System.Text;

namespace RtcFunctions.Agora.Tokens;

/// <summary>Packs as Agora's tokens do: little-endian integers, texts and bytes with a 16-bit length before them.</summary>
internal ref struct TokenWriter(Span<byte> destination)
{
    private Span<byte> _rest = destination;

    public static int LengthOf(string text) => sizeof(ushort) + Encoding.UTF8.GetByteCount(text);

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_rest, value);
        _rest = _rest[sizeof(ushort)..];
    }

    public void Int16(short value) => UInt16(unchecked((ushort)value));

    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_rest, value);
        _rest = _rest[sizeof(uint)..];
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, _rest[sizeof(ushort)..]);
        UInt16(checked((ushort)length));
        _rest = _rest[length..];
    }

    public void Bytes(scoped ReadOnlySpan<byte> bytes)
    {
        UInt16(checked((ushort)bytes.Length));
        bytes.CopyTo(_rest);
        _rest = _rest[bytes.Length..];
    }
}
