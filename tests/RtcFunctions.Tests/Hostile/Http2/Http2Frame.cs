using System.Buffers.Binary;
using System.Text;

namespace RtcFunctions.Tests.Hostile.Http2;

/// <summary>A frame of RFC 9113, section 4.1, well-formed or not.</summary>
internal sealed record Http2Frame(byte Type, byte Flags, int Stream, byte[] Payload)
{
    public const int HeadLength = 9;

    public const byte Headers = 1;
    public const byte Reset = 3;
    public const byte Settings = 4;
    public const byte Ping = 6;
    public const byte GoAway = 7;
    public const byte Continuation = 9;

    public const byte EndStream = 0x1;
    public const byte EndHeaders = 0x4;

    private const byte Get = 0x82;
    private const byte Https = 0x87;
    private const byte Authority = 0x01;
    private const byte Path = 0x04;

    /// <summary>RFC 7541's fields of <c>GET /api/version</c>.</summary>
    public static byte[] VersionFields { get; } = [Get, Https, .. Field(Path, "/api/version"), .. Field(Authority, "a")];

    /// <summary>A whole request on a stream of its own.</summary>
    public static Http2Frame Request(int stream) => new(Headers, EndStream | EndHeaders, stream, VersionFields);

    public static Http2Frame Cancel(int stream) => new(Reset, 0, stream, [0, 0, 0, 8]);

    public byte[] Write()
    {
        var frame = new byte[HeadLength + Payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, Payload.Length << 8);
        frame[3] = Type;
        frame[4] = Flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), Stream);
        Payload.CopyTo(frame.AsSpan(HeadLength));
        return frame;
    }

    private static byte[] Field(byte name, string value) => [name, (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];
}
