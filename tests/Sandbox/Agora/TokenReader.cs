using System.Buffers.Binary;
using System.Text;

namespace RtcFunctions.Sandbox.Agora;

/// <summary>Reads the packing of Agora's tokens: little-endian integers, strings with a 16-bit length before them.</summary>
internal ref struct TokenReader(ReadOnlySpan<byte> bytes)
{
    public ReadOnlySpan<byte> Rest { get; private set; } = bytes;

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public short Int16() => BinaryPrimitives.ReadInt16LittleEndian(Take(sizeof(short)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ReadOnlySpan<byte> Bytes() => Take(UInt16());

    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>Privileges with their times, which must come in order and once each.</summary>
    public Dictionary<int, uint> Privileges()
    {
        var privileges = new Dictionary<int, uint>();
        var last = -1;
        for (var left = UInt16(); left > 0; left--)
        {
            var privilege = UInt16();
            if (privilege <= last)
            {
                throw new RefusedTokenException("the token's privileges are not in order");
            }

            privileges[last = privilege] = UInt32();
        }

        return privileges;
    }

    public readonly void End()
    {
        if (Rest.Length > 0)
        {
            throw new RefusedTokenException("the token goes on after its end");
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (Rest.Length < length)
        {
            throw new RefusedTokenException("the token ends early");
        }

        var taken = Rest[..length];
        Rest = Rest[length..];
        return taken;
    }
}
