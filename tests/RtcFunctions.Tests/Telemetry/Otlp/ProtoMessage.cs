using System.Buffers.Binary;
using System.Text;

namespace RtcFunctions.Tests.Telemetry.Otlp;

/// <summary>A protocol buffer message, read by the wire format alone: fields by their numbers, each as often as it came.</summary>
internal sealed class ProtoMessage
{
    private readonly ILookup<int, object> _fields;

    public ProtoMessage(ReadOnlyMemory<byte> wire) => _fields = Read(wire).ToLookup(field => field.Number, field => field.Value);

    public IEnumerable<ProtoMessage> Messages(int field) => _fields[field].Select(value => new ProtoMessage((ReadOnlyMemory<byte>)value));

    public ProtoMessage? Message(int field) => Messages(field).LastOrDefault();

    /// <summary>Empty where it did not come, as the format has it.</summary>
    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).Span);

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field).Span);

    public bool Has(int field) => _fields.Contains(field);

    public ulong Number(int field) => _fields[field].LastOrDefault() is ulong number ? number : 0;

    public double Double(int field) => BitConverter.UInt64BitsToDouble(Number(field));

    private ReadOnlyMemory<byte> Bytes(int field) => _fields[field].LastOrDefault() is ReadOnlyMemory<byte> bytes ? bytes : default;

    private static List<(int Number, object Value)> Read(ReadOnlyMemory<byte> wire)
    {
        var fields = new List<(int Number, object Value)>();
        for (var at = 0; at < wire.Length;)
        {
            var key = Varint(wire.Span, ref at);
            object value = (key & 7) switch
            {
                0 => Varint(wire.Span, ref at),
                1 => BinaryPrimitives.ReadUInt64LittleEndian(Take(wire, 8, ref at).Span),
                2 => Take(wire, checked((int)Varint(wire.Span, ref at)), ref at),
                5 => (ulong)BinaryPrimitives.ReadUInt32LittleEndian(Take(wire, 4, ref at).Span),
                _ => throw new InvalidDataException($"There is no wire type {key & 7}."),
            };
            fields.Add(((int)(key >> 3), value));
        }

        return fields;
    }

    private static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> wire, int count, ref int at)
    {
        var taken = wire.Slice(at, count);
        at += count;
        return taken;
    }

    private static ulong Varint(ReadOnlySpan<byte> wire, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = wire[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
