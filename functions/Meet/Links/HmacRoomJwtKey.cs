using System.Security.Cryptography;

namespace RtcFunctions.Meet.Links;

internal sealed class HmacRoomJwtKey(byte[] key) : RoomJwtKey
{
    /// <summary><c>{"typ":"JWT","alg":"HS256"}</c></summary>
    public override ReadOnlySpan<byte> Header => "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9"u8;

    public override int SignatureLength => HMACSHA256.HashSizeInBytes;

    public override void Sign(ReadOnlySpan<byte> signed, Span<byte> signature) => HMACSHA256.HashData(key, signed, signature);
}
